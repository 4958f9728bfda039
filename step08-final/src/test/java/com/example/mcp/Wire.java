package com.example.mcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A running server, and a client that speaks to it over a real socket.
 *
 * <p>A test class has one as an extension of JUnit, {@code @RegisterExtension final Wire wire = Wire.with()},
 * which starts a server before each test and stops it after the test.
 */
final class Wire implements BeforeEachCallback, AfterEachCallback, AutoCloseable {

    /** As the value of a header: leave this header out, also where a request would carry it by default. */
    static final String NONE = "";

    private final Map<String, String> env = new HashMap<>();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private McpServer server;

    private Wire(String... settings) {
        env.put("MCP_PORT", "0");
        env.put("KEYCLOAK_URL", Keycloaks.url().toString());
        pairs(settings).forEach(pair -> env.put(pair[0], pair[1]));
    }

    /** A server for each test, on a free port; {@code settings} are names and values of variables. */
    static Wire with(String... settings) {
        return new Wire(settings);
    }

    /** The same, started now: the test that opens it closes it. */
    static Wire open(String... settings) throws IOException {
        Wire wire = new Wire(settings);
        wire.server = McpServer.start(wire.env);
        return wire;
    }

    /** A server does not start with this setting, and says in one sentence which one is wrong. */
    static void assertDoesNotStart(String name, String value) {
        String message = assertThrows(IllegalArgumentException.class,
                () -> open(name, value).close()).getMessage();
        assertTrue(message.contains(name) && message.endsWith(".") && !message.contains("\n"), message);
    }

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        server = McpServer.start(env);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        close();
    }

    /** The URL of the MCP endpoint. */
    URI uri() {
        return server.uri();
    }

    /** The port of the server. */
    int port() {
        return uri().getPort();
    }

    /** Posts a message to the MCP endpoint as MCP clients do; {@code headers} replace or add to theirs. */
    HttpResponse<String> post(String body, String... headers) {
        return send("POST", "/mcp", body, withDefaults(headers,
                "Content-Type", "application/json",
                "Accept", "application/json, text/event-stream"));
    }

    /** Sends a request with these headers, and with a valid credential where the server asks for one. */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri().resolve(path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        pairs(withDefaults(headers, credential())).filter(pair -> !pair[1].equals(NONE))
                .forEach(pair -> request.header(pair[0], pair[1]));
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path + " got no answer: " + e, e);
        }
    }

    /** Posts a request of 2026-07-28 with {@link Messages#stateless}, and the headers that mirror it. */
    HttpResponse<String> postStateless(String method, String more, String... headers) {
        return post(Messages.stateless(method, more), withDefaults(headers,
                "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", method));
    }

    /** Posts a message with this token, whatever it is worth. */
    HttpResponse<String> postAs(String token, String message) {
        return post(message, "Authorization", "Bearer " + token);
    }

    /** The status of the answer to a message with this token. */
    int statusAs(String token, String message) {
        return postAs(token, message).statusCode();
    }

    /** The status of a ping with this token. */
    int ping(String token) {
        return statusAs(token, Messages.PING);
    }

    /** A ping with a token that has these claims is answered. */
    void assertAccepted(JWTClaimsSet.Builder claims) {
        assertAccepted(TestIssuer.sign(claims.build()));
    }

    /** A ping with this token is answered. */
    void assertAccepted(String token) {
        HttpResponse<String> response = postAs(token, Messages.PING);
        assertEquals(200, response.statusCode(), response.body());
    }

    /** A ping with a token that has these claims is 401. */
    void assertRefused(JWTClaimsSet.Builder claims) {
        assertRefused(TestIssuer.sign(claims.build()));
    }

    /** A ping with this token is 401, and the challenge, which is returned, calls the token invalid. */
    String assertRefused(String token) {
        HttpResponse<String> response = postAs(token, Messages.PING);
        assertEquals(401, response.statusCode(), response.body());
        String challenge = Answers.challenge(response);
        assertTrue(challenge.startsWith("Bearer "), challenge);
        assertTrue(challenge.contains("error=\"invalid_token\""), challenge);
        return challenge;
    }

    /** Writes a request byte for byte (as Latin-1), and reads until the server ends the connection. */
    String raw(String request) {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The answer did not end within 10 s: is the exchange closed?", e);
        } catch (IOException e) {
            throw new AssertionError("The request got no answer: " + e, e);
        }
    }

    /** The status of the first answer to a raw request, as the three digits on the wire. */
    String rawStatus(String request) {
        List<String> statuses = statuses(raw(request));
        return statuses.isEmpty() ? "no answer" : statuses.getFirst();
    }

    /** The statuses of all answers that came on one connection. */
    static List<String> statuses(String answers) {
        return Pattern.compile("HTTP/1\\.1 (\\d{3})").matcher(answers).results()
                .map(status -> status.group(1)).toList();
    }

    /** The answer to a raw request with these headers, each with its line end, and this body. */
    String rawPost(String headers, String body) {
        return raw(rawHead() + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** The lines of a raw request to the MCP endpoint that the server accepts, each with its line end. */
    String rawHead() {
        StringBuilder head = new StringBuilder("POST /mcp HTTP/1.1\r\nHost: localhost:" + port() + "\r\n"
                + "Content-Type: application/json\r\nConnection: close\r\n");
        pairs(credential()).forEach(pair -> head.append(pair[0]).append(": ").append(pair[1]).append("\r\n"));
        return head.toString();
    }

    /** The header that carries a valid credential. */
    String[] credential() {
        return new String[] {"Authorization", "Bearer " + token()};
    }

    /** A good access token for this server. */
    String token() {
        return TestIssuer.sign(claims().build());
    }

    /** The claims of a good access token for this server, to be changed into those of a bad one. */
    JWTClaimsSet.Builder claims() {
        return TestIssuer.claims(Keycloaks.issuer(), "echo-mcp-server");
    }

    @Override
    public void close() {
        client.close();
        if (server != null) {
            server.close();
        }
    }

    /** A port where nobody listens. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static String[] withDefaults(String[] headers, String... defaults) {
        List<String> all = new ArrayList<>(List.of(headers));
        pairs(defaults).filter(pair -> pairs(headers).noneMatch(given -> given[0].equalsIgnoreCase(pair[0])))
                .forEach(pair -> all.addAll(List.of(pair)));
        return all.toArray(String[]::new);
    }

    private static Stream<String[]> pairs(String... values) {
        return Stream.iterate(0, i -> i < values.length, i -> i + 2)
                .map(i -> new String[] {values[i], values[i + 1]});
    }
}
