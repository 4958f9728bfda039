package com.example.mcp;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A door between the server under test and Keycloak: it counts what passes, and can be shut.
 *
 * <p>As an extension of JUnit it is closed after the test.
 *
 * <p>All answers are Keycloak's own. Only the address of the keys in its metadata becomes another, at the
 * door: so they too are fetched through it, by who has read the metadata.
 */
final class KeycloakDoor implements AfterEachCallback, AutoCloseable {

    /** The end of the address of the keys: Keycloak's, and the one that the door announces. */
    static final String KEYS = "/certs";
    private static final String MOVED = "/moved-keys";

    private final HttpClient keycloak = HttpClient.newHttpClient();
    private final AtomicInteger passed = new AtomicInteger();
    private final int port;
    private HttpServer http;
    private volatile int error;
    private volatile String errorAt;
    private volatile String keys;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean drips;

    private KeycloakDoor() {
        http = listen(0);
        port = http.getAddress().getPort();
    }

    static KeycloakDoor open() {
        return new KeycloakDoor();
    }

    /** Returns a door that lets nobody connect, as if Keycloak were not running. */
    static KeycloakDoor shut() {
        KeycloakDoor door = open();
        door.close();
        return door;
    }

    /** The settings of a server that reaches Keycloak through this door only, and {@code more}. */
    String[] settings(String... more) {
        String[] door = {"KEYCLOAK_URL", url(), "JWT_ISSUER", Keycloaks.issuer()};
        return Stream.of(door, more).flatMap(Stream::of).toArray(String[]::new);
    }

    /** How many requests came through. */
    int passed() {
        return passed.get();
    }

    /** Opens the door again, at the address it had. */
    void reopen() {
        http = listen(port);
    }

    /** From now on there is nothing but this status and an empty body; Location leads to Keycloak itself. */
    void answerOnly(int status) {
        answerOnly(status, "");
    }

    /** The same for paths with this end alone. */
    void answerOnly(int status, String end) {
        errorAt = end;
        error = status;
    }

    /** From now on these are the keys, whatever Keycloak says. */
    void answerKeys(String json) {
        keys = json;
    }

    /** From now on the public halves of these are the keys. */
    void publish(RSAKey... published) {
        answerKeys(new JWKSet(List.of(published)).toString());
    }

    /** From now on each answer begins so late. */
    void delay(Duration time) {
        delay = time;
    }

    /** From now on each answer is one blank a second, and has no end. */
    void drip() {
        drips = true;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        close();
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }

    private HttpServer listen(int at) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", at), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::pass);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        passed.incrementAndGet();
        try (exchange) {
            String path = exchange.getRequestURI().getPath().replace(MOVED, KEYS);
            Thread.sleep(delay);
            if (drips) {
                drip(exchange);
            }
            if (error != 0 && path.endsWith(errorAt)) {
                exchange.getResponseHeaders()
                        .set("Location", Keycloaks.url().resolve(path).toString());
                exchange.sendResponseHeaders(error, -1);
                return;
            }
            URI address = Keycloaks.url().resolve(path);
            HttpResponse<String> answer =
                    keycloak.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            boolean certs = keys != null && path.endsWith(KEYS);
            byte[] body = (certs ? keys : answer.body())
                    .replace("\"jwks_uri\":\"" + Keycloaks.url(), "\"jwks_uri\":\"" + url())
                    .replace(KEYS + "\"", MOVED + "\"")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.statusCode(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends by the exception of a write, when the other side has closed the connection. */
    private static void drip(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 0);
        while (true) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            Thread.sleep(1_000);
        }
    }
}
