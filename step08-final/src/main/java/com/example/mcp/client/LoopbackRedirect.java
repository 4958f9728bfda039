package com.example.mcp.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Waits on this machine for the one redirect that carries the code: RFC 8252 §7.3 and §8.3. */
record LoopbackRedirect(HttpServer listener, CompletableFuture<String> query) implements AutoCloseable {
    // Static: a word of the query shown here would be an attacker's script.
    private static final byte[] PAGE = "You can close this page.".getBytes(UTF_8);

    /** Port 0 means any; the literal address keeps the listener off the networks this machine is in. */
    static LoopbackRedirect open(int port) throws IOException {
        HttpServer listener = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        LoopbackRedirect redirect = new LoopbackRedirect(listener, new CompletableFuture<>());
        listener.createContext("/", redirect::handle);
        // The default executor is serial: one silent connection would keep the redirect out.
        listener.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listener.start();
        return redirect;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getAddress().getPort() + "/callback");
    }

    private void handle(HttpExchange exchange) throws IOException {
        // A context also gets paths that only start like it, and a browser asks for /favicon.ico.
        String arrived = exchange.getRequestURI().getRawQuery();
        boolean ours = exchange.getRequestURI().getPath().equals("/callback") && arrived != null;
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(ours ? 200 : 404, PAGE.length);
            exchange.getResponseBody().write(PAGE);
        } finally {
            // Also when the browser has gone without its page.
            if (ours) {
                query.complete(arrived);
            }
        }
    }

    Map<String, String> await(Duration patience) throws InterruptedException {
        try {
            String arrived = query.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Stream.of(arrived.split("&")).map(pair -> (pair + "=").split("=", 3))
                    .collect(Collectors.toMap(part -> URLDecoder.decode(part[0], UTF_8),
                            part -> URLDecoder.decode(part[1], UTF_8), (first, again) -> first));
        } catch (ExecutionException | TimeoutException e) {
            throw new ClientException("No redirect came within " + patience.toSeconds() + " s.");
        }
    }

    @Override
    public void close() {
        listener.stop(0);
    }
}
