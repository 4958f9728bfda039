package com.example.mcp.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Three sites that behave until a test replaces a page: an MCP server, its issuer, and elsewhere. */
final class World implements AutoCloseable {
    record Seen(String site, String method, String path, String query, Headers headers, String body) {
        Map<String, String> parameters() {
            Map<String, String> found = new HashMap<>();
            for (String pair : (query == null ? body : query).split("&")) {
                String[] part = (pair + "=").split("=", 3);
                found.put(URLDecoder.decode(part[0], UTF_8), URLDecoder.decode(part[1], UTF_8));
            }
            return found;
        }

        JsonNode json() {
            return Http.parse(body);
        }
    }

    record Answer(int status, Map<String, String> headers, String body) {
        static Answer json(int status, Object value) {
            return new Answer(status, Map.of("Content-Type", "application/json"),
                    Http.JSON.writeValueAsString(value));
        }

        static Answer status(int status) {
            return new Answer(status, Map.of(), "");
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
    Map<String, Registration.Client> clients = Map.of();
    Duration timeout = Duration.ofSeconds(10);
    Duration patience = Duration.ofSeconds(10);
    int port;
    String document;
    String scope = "";
    List<Http.Reply> observed = new ArrayList<>();
    Browser browser = login::visit;

    World() throws IOException {
        for (String site : List.of("server", "issuer", "elsewhere")) {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/", exchange -> serve(site, exchange));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            sites.put(site, server);
        }
        resource = object(Map.of("resource", url("server", "/mcp"), "authorization_servers",
                List.of(url("issuer", "")), "scopes_supported", List.of("mcp:read", "mcp:tools")));
        issuer = object(Map.of("issuer", url("issuer", ""), "authorization_endpoint",
                url("issuer", "/authorize"),
                "token_endpoint", url("issuer", "/token"), "registration_endpoint",
                        url("issuer", "/register"),
                "code_challenge_methods_supported", List.of("S256"),
                "token_endpoint_auth_methods_supported", List.of("none", "client_secret_basic"),
                "authorization_response_iss_parameter_supported", true));
        pages.put("server /.well-known/oauth-protected-resource/mcp", request -> Answer.json(200, resource));
        pages.put("issuer /.well-known/oauth-authorization-server", request -> Answer.json(200, issuer));
        pages.put("issuer /register", request -> Answer.json(201, Map.of("client_id", "registered")));
        pages.put("issuer /authorize", login::authorize);
        pages.put("issuer /token", login::token);
        pages.put("server /mcp", mcp::answer);
    }

    static ObjectNode object(Map<String, ?> members) {
        return Http.JSON.valueToTree(members);
    }

    String url(String site, String path) {
        return "http://127.0.0.1:" + sites.get(site).getAddress().getPort() + path;
    }

    McpClient client(String version) {
        return new McpClient(oauth("/mcp"), version);
    }

    OAuthClient oauth(String path) {
        var login = new OAuthClient.Login(new Registration("test", document, clients), browser, port,
                patience, scope);
        return new OAuthClient(new Http(timeout, observed::add), URI.create(url("server", path)), login);
    }

    /** One call of the echo tool by a new client. */
    JsonNode call() {
        return client("2026-07-28").call("tools/call", Map.of("name", "echo", "arguments", Map.of()));
    }

    List<Seen> at(String site, String path) {
        return seen.stream().filter(request -> request.site.equals(site) && request.path.equals(path))
                .toList();
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
    public void close() {
        sites.values().forEach(server -> server.stop(0));
    }
}
