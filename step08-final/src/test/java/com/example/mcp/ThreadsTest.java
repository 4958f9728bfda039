package com.example.mcp;

import static com.example.mcp.Messages.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What a server starts, it ends: a process may start and close many of them. */
@Tag("8.6")
@Tag("control")
@Isolated("It looks at all threads of the program.")
class ThreadsTest {

    /** Code that only runs in threads of a server: that of the JDK, ours, and that of Nimbus. */
    private static final List<String> OF_A_SERVER = List.of(
            "ServerImpl$Dispatcher", "com.example.mcp.auth.", "com.example.mcp.http.", "com.nimbusds.");

    @TempDir
    private Path folder;
    private int dumps;

    @Test
    void no_thread_outlives_a_server_whose_issuer_never_answers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            Wire wire = Wire.open("KEYCLOAK_URL", "http://127.0.0.1:" + silent.getLocalPort());
            Thread.sleep(500); // the server's check of its issuer has begun, and waits
            assertNotEquals(List.of(), threads());
            wire.close();

            assertEquals(List.of(), remaining());
        }
    }

    @Test
    void no_thread_outlives_a_server_whose_issuer_is_not_there() throws Exception {
        Wire wire = Wire.open("KEYCLOAK_URL", "http://127.0.0.1:1");
        Thread.sleep(500); // the check has failed once, and waits for the next time
        wire.close();

        assertEquals(List.of(), remaining());
    }

    @Test
    void no_thread_outlives_a_server_that_has_served() throws Exception {
        Wire wire = Wire.open();
        assertEquals(200, wire.post(PING).statusCode());
        wire.close();

        assertEquals(List.of(), remaining());
    }

    /** The threads of a server that has been closed; one that has been told to end gets a second to do so. */
    private List<String> remaining() throws Exception {
        List<String> threads = threads();
        for (int i = 0; i < 20 && !threads.isEmpty(); i++) {
            Thread.sleep(50);
            threads = threads();
        }
        return threads;
    }

    /** A dump of the JDK, which unlike Thread.getAllStackTraces has virtual threads. */
    private List<String> threads() throws IOException {
        Path file = folder.resolve("threads-" + ++dumps);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
        return Stream.of(Files.readString(file).split("\\R\\R"))
                .filter(thread -> OF_A_SERVER.stream().anyMatch(thread::contains)).toList();
    }
}
