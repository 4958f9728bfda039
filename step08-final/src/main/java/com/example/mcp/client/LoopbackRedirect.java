package com.example.mcp.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits on this machine for the redirect that ends a login (RFC 8252 §7.3 and §8.3). */
public final class LoopbackRedirect implements AutoCloseable {

    private static final String PATH = "/callback";

    // It is always the same: a word of the query in it would be an attacker's script.
    private static final byte[] PAGE = "You can close this page.".getBytes(StandardCharsets.UTF_8);

    private final HttpServer listener;
    private final CompletableFuture<AuthorizationResponse> response = new CompletableFuture<>();

    private LoopbackRedirect(HttpServer listener) {
        this.listener = listener;
    }

    /**
     * Begins to listen.
     *
     * @param port the port, or 0 for any that is free
     * @throws IOException if another program listens there
     */
    public static LoopbackRedirect open(int port) throws IOException {
        // The literal address keeps the listener off the networks that this machine is in.
        HttpServer listener = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        LoopbackRedirect redirect = new LoopbackRedirect(listener);
        listener.createContext("/", redirect::handle);
        // The default executor is serial: one silent connection would keep the redirect out.
        listener.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listener.start();
        return redirect;
    }

    /** The URL that the browser is to come back to. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getAddress().getPort() + PATH);
    }

    private void handle(HttpExchange exchange) throws IOException {
        // A context also gets paths that only start like its own, and a browser asks for /favicon.ico.
        String query = exchange.getRequestURI().getRawQuery();
        boolean isRedirect = exchange.getRequestURI().getPath().equals(PATH) && query != null;
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(isRedirect ? 200 : 404, PAGE.length);
            exchange.getResponseBody().write(PAGE);
        } finally {
            // The answer counts also when the browser has gone without its page.
            if (isRedirect) {
                response.complete(AuthorizationResponse.of(query));
            }
        }
    }

    /**
     * Waits for the browser, and returns what it brings; the first redirect counts.
     *
     * @throws NoRedirectException if nothing has come when patience is over
     */
    public AuthorizationResponse await(Duration patience) throws InterruptedException {
        try {
            return response.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new NoRedirectException("No redirect came within " + patience.toSeconds() + " s.");
        }
    }

    @Override
    public void close() {
        listener.stop(0);
    }
}
