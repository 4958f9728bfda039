package com.example.mcp.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Three sites that behave until a test replaces a page: an MCP server, its issuer, and elsewhere. */
final class World implements AutoCloseable, AfterEachCallback {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A request that has arrived at one of the sites. */
    record Seen(String site, String method, String path, String query, Headers headers, String body) {

        /** The parameters of the query, or of the form in the body. */
        Map<String, String> parameters() {
            Map<String, String> found = new HashMap<>();
            for (String pair : (query == null ? body : query).split("&")) {
                String[] part = (pair + "=").split("=", 3);
                found.put(URLDecoder.decode(part[0], UTF_8), URLDecoder.decode(part[1], UTF_8));
            }
            return found;
        }

        JsonNode json() {
            return World.json(body);
        }

        String header(String name) {
            return headers.getFirst(name);
        }
    }

    /** What a page answers. */
    record Answer(int status, Map<String, String> headers, String body) {

        static Answer json(int status, Object value) {
            return new Answer(status, Map.of("Content-Type", "application/json"),
                    JSON.writeValueAsString(value));
        }

        static Answer status(int status) {
            return new Answer(status, Map.of(), "");
        }

        static Answer html(int status) {
            return new Answer(status, Map.of("Content-Type", "text/html"), "<html>Welcome</html>");
        }

        static Answer to(String location) {
            return new Answer(307, Map.of("Location", location), "");
        }
    }

    interface Page {
        Answer answer(Seen request) throws Exception;
    }

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    final Map<String, Page> pages = new ConcurrentHashMap<>();
    final Map<String, HttpServer> sites = new HashMap<>();
    final ObjectNode resource;
    final ObjectNode issuer;
    final Mcp mcp = new Mcp(this);
    final Issuer login = new Issuer(this);
    final List<HttpReply> observed = new ArrayList<>();
    Map<String, ClientCredentials> clients = Map.of();
    Duration timeout = Duration.ofSeconds(10);
    Duration patience = Duration.ofSeconds(10);
    int port;
    Optional<URI> document = Optional.empty();
    Set<String> scopes = Set.of();
    Browser browser = login::visit;

    World() {
        for (String site : List.of("server", "issuer", "elsewhere")) {
            sites.put(site, open(site));
        }
        resource = object(Map.of(
                "resource", url("server", "/mcp"),
                "authorization_servers", List.of(url("issuer", "")),
                "scopes_supported", List.of("mcp:read", "mcp:tools")));
        issuer = object(Map.of(
                "issuer", url("issuer", ""),
                "authorization_endpoint", url("issuer", "/authorize"),
                "token_endpoint", url("issuer", "/token"),
                "registration_endpoint", url("issuer", "/register"),
                "code_challenge_methods_supported", List.of("S256"),
                "token_endpoint_auth_methods_supported", List.of("none", "client_secret_basic"),
                "authorization_response_iss_parameter_supported", true));
        pages.put("server /.well-known/oauth-protected-resource/mcp", request -> Answer.json(200, resource));
        pages.put("issuer /.well-known/oauth-authorization-server", request -> Answer.json(200, issuer));
        pages.put("issuer /register", login::register);
        pages.put("issuer /authorize", login::authorize);
        pages.put("issuer /token", login::token);
        pages.put("server /mcp", mcp::answer);
    }

    private HttpServer open(String site) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/", exchange -> serve(site, exchange));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the text says; a text that is not JSON says nothing. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    static ObjectNode object(Map<String, ?> members) {
        return JSON.valueToTree(members);
    }

    String url(String site, String path) {
        return "http://127.0.0.1:" + sites.get(site).getAddress().getPort() + path;
    }

    McpClient client(String version) {
        return new McpClient(oauth("/mcp"), version);
    }

    OAuthClient oauth(String path) {
        return oauthAt(url("server", path));
    }

    OAuthClient oauthAt(String url) {
        return new OAuthClient(new HttpTransport(timeout, observed::add), URI.create(url),
                new ClientIdentity("test", document, clients), browser,
                new LoginOptions(port, patience, scopes));
    }

    /** One call of the echo tool by a new client. */
    JsonNode call() {
        return call(client("2026-07-28"));
    }

    static JsonNode call(McpClient client) {
        return client.call("tools/call", Map.of("name", "echo", "arguments", Map.of()));
    }

    List<Seen> at(String site, String path) {
        return seen.stream().filter(request -> request.site.equals(site) && request.path.equals(path))
                .toList();
    }

    /** From now on the MCP server answers so. */
    void serverAnswers(Page page) {
        pages.put("server /mcp", page);
    }

    /** The last request that came to the MCP server. */
    Seen lastCall() {
        return at("server", "/mcp").getLast();
    }

    /** The methods of the messages that came to the MCP server. */
    List<String> methods() {
        return at("server", "/mcp").stream()
                .map(request -> request.json().path("method").asString()).toList();
    }

    /** What the last login asked for. */
    Map<String, String> asked() {
        return at("issuer", "/authorize").getLast().parameters();
    }

    /** The last request that came to the token endpoint. */
    Seen tokenRequest() {
        return at("issuer", "/token").getLast();
    }

    /** A client that has made a call, and whose token has expired since. */
    McpClient clientWithAnExpiredToken() {
        McpClient client = client("2026-07-28");
        call(client);
        mcp.expired = Set.of("Bearer token-1");
        return client;
    }

    /** How many logins there have been. */
    int logins() {
        return at("issuer", "/authorize").size();
    }

    int registrations() {
        return at("issuer", "/register").size();
    }

    private void serve(String site, HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            Seen request = new Seen(site, exchange.getRequestMethod(), uri.getPath(), uri.getRawQuery(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            seen.add(request);
            Answer answer = pages.getOrDefault(site + " " + uri.getPath(), any -> Answer.status(404))
                    .answer(request);
            answer.headers.forEach(exchange.getResponseHeaders()::set);
            byte[] body = answer.body.getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        sites.values().forEach(server -> server.stop(0));
    }
}
