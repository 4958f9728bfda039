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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("8.1")
@Tag("control")
class HttpTest {
    private final List<Http.Reply> observed = new ArrayList<>();
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

    private Http.Reply get(HttpHandler handler, long millis) {
        server.createContext("/", handler);
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/x?code=code-1");
        return new Http(Duration.ofMillis(millis), observed::add).send("test", url, null, Map.of());
    }

    @Test
    void aBodyThatDripsForEverIsNotWaitedForAndItsConnectionIsClosed() throws InterruptedException {
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
    void aBodyWithoutEndIsRefusedAfterOneMebibyte() {
        Stopped.because("more than 1048576 bytes", () -> get(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 16];
            while (true) {
                exchange.getResponseBody().write(block);
            }
        }, 10_000));
    }

    @Test
    void aBodyOfOneMebibyteIsReadWhole() {
        Http.Reply reply = get(exchange -> {
            exchange.sendResponseHeaders(200, 1 << 20);
            exchange.getResponseBody().write(new byte[1 << 20]);
        }, 10_000);
        assertEquals(1 << 20, reply.body().length());
    }

    @Test
    void nothingButHttp11IsOffered() {
        List<String> upgrades = new ArrayList<>();
        get(exchange -> {
            upgrades.addAll(exchange.getRequestHeaders().getOrDefault("Upgrade", List.of()));
            exchange.sendResponseHeaders(204, -1);
        }, 5_000);
        assertEquals(List.of(), upgrades);
    }

    @Test
    void aReplyThatIsLoggedShowsNoHeaderAndNoBody() {
        Http.Reply reply = get(exchange -> {
            exchange.getResponseHeaders().set("X-Secret", "token-1");
            exchange.sendResponseHeaders(200, 7);
            exchange.getResponseBody().write("token-2".getBytes());
            exchange.close();
        }, 5_000);
        assertEquals("token-2", reply.body());
        assertFalse(reply.toString().contains("token-"), reply.toString());
    }

    @Test
    void aConnectionThatBreaksIsOneSentence() {
        Stopped.because("/x could not be read", () -> get(exchange -> exchange.close(), 5_000));
    }

    @Test
    void theObserverSeesNoQuery() {
        get(exchange -> exchange.sendResponseHeaders(204, -1), 5_000);
        assertFalse(observed.toString().contains("code-1"), observed.toString());
        assertEquals("/x", URI.create(observed.getFirst().url()).getPath());
        assertEquals(204, observed.getFirst().status());
    }

    @Test
    void anInterruptedCallerStopsWaiting() throws InterruptedException {
        Thread caller = Thread.ofVirtual().unstarted(() -> Stopped.because("Interrupted", () -> {
            Thread.currentThread().interrupt();
            get(exchange -> drip(exchange), 60_000);
        }));
        caller.start();
        assertTrue(caller.join(Duration.ofSeconds(10)), "still waiting");
    }
}
