package com.example.mcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("8.6")
class ConnectionTest {

    private final List<Socket> sockets = new ArrayList<>();

    @RegisterExtension
    final Wire wire = Wire.with();

    @AfterEach
    void closeConnections() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    // In a process of its own: the JDK reads its limits once, with the first HTTP server of a process.
    @Test
    void three_hundred_idle_connections_stay_usable() throws IOException {
        try (ServerProcess server = ServerProcess.start()) {
            for (int i = 0; i < 300; i++) {
                connect(server.uri().getPort());
            }

            assertEquals(300, sockets.stream().filter(ConnectionTest::isServed).count(), "at first");
            assertEquals(300, sockets.stream().filter(ConnectionTest::isServed).count(), "after a pause");
        }
    }

    @Test
    @Tag("control")
    void a_client_that_never_ends_its_headers_blocks_no_other() throws IOException {
        stall(wire.rawHead() + "X-Endless: ");

        assertEquals(200, wire.send("GET", "/health", null).statusCode());
    }

    @Test
    @Tag("control")
    void a_client_that_never_ends_its_body_blocks_no_other() throws IOException {
        stall(wire.rawHead() + "Content-Length: 1000\r\n\r\n{");

        assertEquals(200, wire.send("GET", "/health", null).statusCode());
    }

    // That the JDK keeps to it was tried with 15 s: a client that read nothing was cut off before 20 s.
    @Test
    void an_answer_must_be_taken_within_two_minutes() {
        assertEquals("120", System.getProperty("sun.net.httpserver.maxRspTime"));
    }

    @Test
    void headers_of_100_KB_are_not_read_to_their_end() {
        String filler = "X-Filler: " + "x".repeat(100_000) + "\r\n";

        assertFalse(raw(health().replace("\r\n\r\n", "\r\n" + filler + "\r\n")).contains("healthy"));
    }

    @Test
    @Tag("timing")
    void an_answer_does_not_wait_for_the_acknowledgement_of_its_first_part() throws IOException {
        try (ServerProcess server = ServerProcess.start()) {
            Socket socket = connect(server.uri().getPort());
            long[] nanos = IntStream.range(0, 41).mapToLong(i -> {
                long start = System.nanoTime();
                assertTrue(isServed(socket));
                return System.nanoTime() - start;
            }).sorted().toArray();

            // An answer that Nagle's algorithm holds back takes 40 ms or more, any other less than 1 ms; and
            // the pauses of a busy machine do not move the median.
            assertTrue(nanos[20] < 20_000_000, () -> "median of " + nanos[20] + " ns");
        }
    }

    @Test
    @Tag("control")
    void requests_that_do_not_wait_for_answers_are_all_answered_in_order() {
        String known = keptOpen(health());
        String unknown = known.replace("/health", "/nothing");
        String answers = wire.raw(known + unknown + known + known + unknown + health());

        assertEquals(List.of("200", "404", "200", "200", "404", "200"), Wire.statuses(answers));
    }

    private Socket connect(int port) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
        sockets.add(socket);
        return socket;
    }

    /** Leaves a request unfinished, on more connections than the machine has processors. */
    private void stall(String beginning) throws IOException {
        for (int i = 0; i <= 2 * Runtime.getRuntime().availableProcessors() + 20; i++) {
            connect(wire.port()).getOutputStream().write(beginning.getBytes(ISO_8859_1));
        }
    }

    private String health() {
        return wire.rawHead().replace("POST /mcp", "GET /health") + "\r\n";
    }

    private static String keptOpen(String request) {
        return request.replace("Connection: close\r\n", "");
    }

    private static boolean isServed(Socket socket) {
        String health = "GET /health HTTP/1.1\r\nHost: localhost:" + socket.getPort() + "\r\n\r\n";
        try {
            socket.getOutputStream().write(health.getBytes(ISO_8859_1));
            InputStream answer = socket.getInputStream();
            int c = answer.read();
            while (c != '}' && c != -1) {
                c = answer.read();
            }
            return c == '}';
        } catch (IOException e) {
            return false;
        }
    }

    private String raw(String request) {
        try {
            return wire.raw(request);
        } catch (AssertionError e) {
            return "no answer: " + e;
        }
    }
}
