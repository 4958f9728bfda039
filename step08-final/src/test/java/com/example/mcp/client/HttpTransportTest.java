package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("8.1")
@Tag("control")
class HttpTransportTest {

    private final List<HttpReply> observed = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private HttpReply get(HttpHandler handler, long millis) {
        server.createContext("/", handler);
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/x?code=code-1");
        return new HttpTransport(Duration.ofMillis(millis), observed::add).send("test",
                HttpRequest.newBuilder(url).build());
    }

    @Test
    void a_body_that_drips_for_ever_is_not_waited_for_and_its_connection_is_closed()
            throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        Stopped.because("did not answer within 700 ms", () -> get(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                drip(exchange);
            } catch (IOException e) {
                closed.countDown();
            }
        }, 700));
        assertTrue(closed.await(10, TimeUnit.SECONDS), "the connection stayed open");
    }

    private static void drip(HttpExchange exchange) throws IOException {
        while (true) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Test
    void a_body_without_end_is_refused_after_one_mebibyte() {
        Stopped.because("more than 1048576 bytes", () -> get(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 16];
            while (true) {
                exchange.getResponseBody().write(block);
            }
        }, 10_000));
    }

    @Test
    void a_body_of_one_mebibyte_is_read_whole() {
        HttpReply reply = get(exchange -> {
            exchange.sendResponseHeaders(200, 1 << 20);
            exchange.getResponseBody().write(new byte[1 << 20]);
        }, 10_000);
        assertEquals(1 << 20, reply.body().length());
    }

    @Test
    void nothing_but_http_1_1_is_offered() {
        List<String> upgrades = new ArrayList<>();
        get(exchange -> {
            upgrades.addAll(exchange.getRequestHeaders().getOrDefault("Upgrade", List.of()));
            exchange.sendResponseHeaders(204, -1);
        }, 5_000);
        assertEquals(List.of(), upgrades);
    }

    @Test
    void a_reply_that_is_logged_shows_no_header_and_no_body() {
        HttpReply reply = get(exchange -> {
            exchange.getResponseHeaders().set("X-Secret", "token-1");
            exchange.sendResponseHeaders(200, 7);
            exchange.getResponseBody().write("token-2".getBytes());
            exchange.close();
        }, 5_000);
        assertEquals("token-2", reply.body());
        assertFalse(reply.toString().contains("token-"), reply.toString());
    }

    @Test
    void a_connection_that_breaks_is_one_sentence() {
        Stopped.because("/x could not be read", () -> get(exchange -> exchange.close(), 5_000));
    }

    @Test
    void the_observer_sees_no_query() {
        get(exchange -> exchange.sendResponseHeaders(204, -1), 5_000);
        assertFalse(observed.toString().contains("code-1"), observed.toString());
        assertEquals("/x", URI.create(observed.getFirst().url()).getPath());
        assertEquals(204, observed.getFirst().status());
    }

    @Test
    void an_interrupted_caller_stops_waiting() throws InterruptedException {
        Thread caller = Thread.ofVirtual().unstarted(() -> Stopped.because("Interrupted", () -> {
            Thread.currentThread().interrupt();
            get(exchange -> drip(exchange), 60_000);
        }));
        caller.start();
        assertTrue(caller.join(Duration.ofSeconds(10)), "still waiting");
    }
}
