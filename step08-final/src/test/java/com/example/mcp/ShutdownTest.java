package com.example.mcp;

import static com.example.mcp.Messages.PING;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A server that is closed lets the calls in flight finish and takes no new ones. */
@Tag("8.6")
@Execution(ExecutionMode.CONCURRENT)
class ShutdownTest {

    @Test
    void a_call_in_flight_gets_its_answer() throws Exception {
        Wire wire = Wire.open();
        try (Socket call = begin(wire)) {
            CompletableFuture<Void> closed = CompletableFuture.runAsync(wire::close);
            awaitRefusal(wire.port());
            String answer = finish(call);

            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
            assertTrue(answer.endsWith("\"result\":{}}"), answer);
            closed.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void the_server_is_closed_only_when_the_call_in_flight_has_its_answer() throws Exception {
        Wire wire = Wire.open();
        try (Socket call = begin(wire)) {
            CompletableFuture<Void> closed = CompletableFuture.runAsync(wire::close);
            awaitRefusal(wire.port());

            assertThrows(TimeoutException.class, () -> closed.get(1, TimeUnit.SECONDS),
                    "closed while a call is in flight");
            finish(call);
            closed.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    @Tag("control")
    void a_connection_that_is_open_and_idle_takes_no_new_call() throws Exception {
        Wire wire = Wire.open();
        try (Socket idle = new Socket("127.0.0.1", wire.port())) {
            idle.setSoTimeout(20_000);
            wire.close();

            assertFalse(exchange(idle, request(wire) + PING).contains("200 OK"));
        }
    }

    @Test
    void no_new_call_is_answered_while_another_one_finishes() throws Exception {
        Wire wire = Wire.open();
        try (Socket late = new Socket("127.0.0.1", wire.port()); Socket call = begin(wire)) {
            late.setSoTimeout(20_000);
            String request = request(wire) + PING;
            late.getOutputStream().write(request.substring(0, 9).getBytes(ISO_8859_1));
            CompletableFuture<Void> closed = CompletableFuture.runAsync(wire::close);
            awaitRefusal(wire.port());

            assertFalse(exchange(late, request.substring(9)).contains("200 OK"), "a call that came too late");
            assertTrue(finish(call).startsWith("HTTP/1.1 200 "), "the call in flight");
            closed.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    @Tag("control")
    void a_server_closes_within_8_seconds_although_a_body_never_ends() throws Exception {
        Wire wire = Wire.open();
        try (Socket stalled = begin(wire)) {
            long start = System.nanoTime();
            wire.close();

            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(millis < 8_000, "closed after " + millis + " ms");
            assertFalse(finish(stalled).contains("200 OK"), "a body that comes too late");
        }
    }

    @Test
    @Tag("control")
    void a_closed_server_is_not_listening() throws IOException {
        Wire wire = Wire.open();
        wire.close();

        assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", wire.port()).close());
    }

    /** Sends a request without its body, and returns when the server is known to handle it. */
    private static Socket begin(Wire wire) throws IOException {
        Socket socket = new Socket("127.0.0.1", wire.port());
        socket.setSoTimeout(20_000);
        String head = request(wire).replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n");
        socket.getOutputStream().write(head.getBytes(ISO_8859_1));
        StringBuilder interim = new StringBuilder();
        while (!interim.toString().endsWith("\r\n\r\n")) {
            interim.append((char) socket.getInputStream().read());
        }
        assertTrue(interim.toString().startsWith("HTTP/1.1 100 "), interim.toString());
        return socket;
    }

    private static String request(Wire wire) {
        return wire.rawHead() + "Content-Length: " + PING.length() + "\r\n\r\n";
    }

    private static String finish(Socket call) {
        return exchange(call, PING);
    }

    private static String exchange(Socket socket, String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (SocketException e) {
            return "the connection is cut: " + e;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns when nobody listens any more, for the server closes on another thread. */
    private static void awaitRefusal(int port) throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            try {
                new Socket("127.0.0.1", port).close();
                Thread.sleep(10);
            } catch (IOException e) {
                return;
            }
        }
        throw new AssertionError("the server still takes connections");
    }
}
