package com.example.mcp;

import static com.example.mcp.Messages.PING;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The program is told to end, as by Ctrl+C, while a call is in flight. */
@Tag("8.4")
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a program cannot be asked to end, only killed")
class LastLineTest {

    @Test
    void the_last_call_has_its_answer_and_its_line_in_the_log() throws Exception {
        Process program = start();
        try (BufferedReader output = program.inputReader(UTF_8)) {
            int port = port(output);
            String token = Keycloaks.token("mcp-user", "user123");
            try (Socket call = begin(port, token)) {
                program.toHandle().destroy(); // Process.destroy would close the streams here as well
                Thread.sleep(500);
                String answer = finish(call);
                assertTrue(answer.contains("200 OK"), answer);
            }
            String log = new String(program.getErrorStream().readAllBytes(), UTF_8);
            assertTrue(log.contains("mcp-user ping - ok"), log);
        } finally {
            program.destroyForcibly();
        }
    }

    private static Process start() throws IOException {
        ProcessBuilder main = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), "com.example.mcp.Main");
        main.environment().keySet().removeIf(name -> name.matches("(JAVA|JDK_JAVA|MCP|JWT|KEYCLOAK)_.*"));
        main.environment().put("MCP_PORT", "0");
        main.environment().put("KEYCLOAK_URL", Keycloaks.url().toString());
        return main.start();
    }

    /** The port that the program names; the rest of what it says is read to its end, by the way. */
    private static int port(BufferedReader output) throws IOException {
        int port = 0;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("The MCP server listens at ")) {
                port = URI.create(line.split(" ")[5]).getPort();
            }
            if (line.startsWith("Users: ")) {
                return port;
            }
        }
        throw new AssertionError("The program ended by itself.");
    }

    private static String finish(Socket call) {
        try {
            call.getOutputStream().write(PING.getBytes(ISO_8859_1));
            return new String(call.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            return "the connection is cut: " + e;
        }
    }

    /** Sends a request but its body, and returns when the server waits for that. */
    private static Socket begin(int port, String token) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        String head = "POST /mcp HTTP/1.1\r\nHost: localhost:" + port + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nConnection: close\r\n"
                + "Content-Length: " + PING.length() + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(ISO_8859_1));
        while (socket.getInputStream().read() != '\n') {
            // the interim answer, up to the end of its first line
        }
        return socket;
    }
}
