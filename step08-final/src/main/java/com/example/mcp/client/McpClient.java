package com.example.mcp.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Calls one MCP server: after initialize up to 2025-11-25, with {@code _meta} in each request in 2026-07-28.
 * A 401 or 403 is answered by a new token and the same call, at most three times. One thread at a time.
 */
public final class McpClient {
    private static final String MODERN = "2026-07-28";
    private static final List<String> VERSIONS = List.of(MODERN, "2025-11-25", "2025-06-18");
    private static final Map<String, String> INFO = Map.of("name", "echo-client", "version", "1");
    private final Http http;
    private final URI server;
    private final OAuthClient oauth;
    private String version;
    private String session;
    private boolean settled;
    private int id;

    private McpClient(Http http, URI server, OAuthClient.Login login, String version) {
        this.http = http;
        this.server = Http.url("The server", server.toString());
        this.oauth = new OAuthClient(http, this.server, login);
        this.version = version;
    }

    /** {@code version} is the revision to offer; the server may settle on another one known here. */
    public static McpClient create(Http http, URI server, OAuthClient.Login login, String version) {
        return new McpClient(http, server, login, version);
    }

    /** The result of one request, for example {@code tools/call} with {@code name} and {@code arguments}. */
    public JsonNode call(String method, Map<String, ?> params) {
        if (!settled && !version.equals(MODERN)) {
            var offer = Map.of("protocolVersion", version, "capabilities", Map.of(), "clientInfo", INFO);
            String agreed = request("initialize", offer).at("/result/protocolVersion").stringValue("");
            settleOn(agreed.equals(MODERN) ? Set.of() : Set.of(agreed)); // which has no initialize
            post("notifications/initialized", Map.of(), Map.of());
        }
        JsonNode answer = request(method, params);
        if (!settled && answer.at("/error/code").intValue(0) == -32022) {
            settleOn(Discovery.strings(answer.at("/error/data/supported")));
            settled = version.equals(MODERN);
            return call(method, params);
        }
        String type = answer.at("/result/resultType").stringValue("complete");
        if (!answer.has("result") || !type.equals("complete")) {
            String why = answer.at("/error/message").stringValue(type);
            throw new ClientException(method + " failed: " + why + ".");
        }
        return answer.get("result");
    }

    /** Gets the next access token before the present one ends; logs in where that cannot be. */
    public void refresh() {
        oauth.renew(Map.of(), false, false);
    }

    private void settleOn(Set<String> offered) {
        version = VERSIONS.stream().filter(offered::contains).findFirst()
                .orElseThrow(() -> new ClientException(server + " speaks " + offered + " only."));
        settled = true;
    }

    private JsonNode request(String method, Map<String, ?> params) {
        Map<String, Object> all = new HashMap<>(params);
        if (version.equals(MODERN)) {
            all.put("_meta", Map.of("io.modelcontextprotocol/protocolVersion", version,
                    "io.modelcontextprotocol/clientCapabilities", Map.of(),
                    "io.modelcontextprotocol/clientInfo", INFO));
        }
        var reply = post(method, all, Map.of("id", ++id));
        // JSON, or an event stream that ends: then each data line is a message, and one has the id.
        var lines = reply.body().lines().map(line -> line.replaceFirst("^data:", ""));
        return Stream.concat(Stream.of(reply.body()), lines).map(Http::parse)
                .filter(message -> message.path("id").intValue(-1) == id).findFirst()
                .orElseThrow(() -> new ClientException(reply.status() + " with no answer: " + server + "."));
    }

    private Http.Reply post(String method, Map<String, ?> params, Map<String, ?> identity) {
        Map<String, Object> message = new HashMap<>(identity);
        message.putAll(Map.of("jsonrpc", "2.0", "method", method, "params", params));
        boolean loggedIn = false;
        for (int renewals = 0; ; renewals++) {
            String body = Http.JSON.writeValueAsString(message);
            var reply = http.send(method, server, body, headers(method, params));
            var challenge = Discovery.challenge(reply);
            boolean stepUp = reply.status() == 403 && "insufficient_scope".equals(challenge.get("error"));
            if (reply.status() != 401 && !stepUp) {
                session = reply.headers().firstValue("MCP-Session-Id").orElse(session);
                return reply;
            }
            // A server that is never content would send the person from login to login.
            if (renewals == 3 || loggedIn && !stepUp) {
                throw new ClientException(server + " refuses the tokens it asked for.");
            }
            loggedIn = oauth.renew(challenge, stepUp, renewals > 0);
        }
    }

    private Map<String, String> headers(String method, Map<String, ?> params) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json",
                "Accept", "application/json, text/event-stream"));
        headers.put("Authorization", oauth.accessToken() == null ? null : "Bearer " + oauth.accessToken());
        headers.put("MCP-Session-Id", session);
        headers.put("MCP-Protocol-Version", settled || version.equals(MODERN) ? version : null);
        if (version.equals(MODERN)) {
            headers.put("Mcp-Method", method);
            headers.put("Mcp-Name", params.get("name") instanceof String name ? headerText(name) : null);
        }
        headers.values().removeIf(Objects::isNull);
        return headers;
    }

    /** What a header cannot carry travels in Base64 (2026-07-28, Streamable HTTP). */
    private static String headerText(String name) {
        String encoded = Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
        return name.matches("(?!=[?])[!-~]([ -~]*[!-~])?") ? name : "=?base64?" + encoded + "?=";
    }
}
