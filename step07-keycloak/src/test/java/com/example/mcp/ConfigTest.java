package com.example.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("1.1")
class ConfigTest {

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "99999999999", "abc", "80a", "0x50", "8080.0"})
    void a_bad_port_is_refused(String value) {
        Wire.assertDoesNotStart("MCP_PORT", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[nonsense]", "http://localhost"})
    void a_bad_address_to_listen_at_is_refused(String value) {
        Wire.assertDoesNotStart("MCP_HOST", value);
    }

    @Test
    void a_taken_port_is_refused_and_the_message_says_which() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());
            String message = assertThrows(IOException.class,
                    () -> Wire.open("MCP_PORT", port).close()).getMessage();

            assertTrue(message.contains("127.0.0.1:" + port), message);
            assertFalse(message.contains("\n"), message);
        }
    }

    @Test
    void the_program_ends_with_2_and_one_sentence_when_a_setting_is_bad() throws Exception {
        String sentence = failingMain("abc");

        assertTrue(sentence.contains("MCP_PORT"), sentence);
    }

    @Test
    void the_program_ends_with_2_and_one_sentence_when_the_port_is_taken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String sentence = failingMain(String.valueOf(taken.getLocalPort()));

            assertTrue(sentence.contains("127.0.0.1:" + taken.getLocalPort()), sentence);
        }
    }

    @Test
    @Tag("control")
    void the_server_listens_where_only_this_machine_reaches_it() throws IOException {
        InetAddress outer = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst().orElseGet(() -> abort("This machine has no address but the loopback ones."));
        try (Wire wire = Wire.open()) {
            assertEquals(200, wire.send("GET", "/health", null).statusCode());
            assertThrows(ConnectException.class, () -> new Socket(outer, wire.port()).close());
        }
    }

    @Test
    @Tag("control")
    void closing_the_server_frees_its_port_at_once() throws IOException {
        Wire first = Wire.open();
        String port = String.valueOf(first.port());
        first.close();
        try (Wire again = assertDoesNotThrow(() -> Wire.open("MCP_PORT", port))) {
            assertEquals(200, again.send("GET", "/health", null).statusCode());
        }
    }

    /** What the program writes to standard error before it ends with exit code 2. */
    private static String failingMain(String port) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder main = new ProcessBuilder(
                java, "-cp", System.getProperty("java.class.path"), "com.example.mcp.Main");
        main.environment().keySet().removeIf(name -> name.matches("(JAVA|JDK_JAVA|MCP)_.*"));
        main.environment().put("MCP_PORT", port);
        Process process = main.start();
        try {
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "The program did not end.");
            String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
            assertEquals(2, process.exitValue(), errors);
            assertEquals(1, errors.lines().count(), errors);
            return errors;
        } finally {
            process.destroyForcibly();
        }
    }
}
