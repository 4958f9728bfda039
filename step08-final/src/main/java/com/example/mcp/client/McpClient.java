package com.example.mcp.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Calls one MCP server: after initialize up to 2025-11-25, with {@code _meta} in each request in 2026-07-28.
 * One thread at a time.
 */
public final class McpClient {
    private static final String MODERN = "2026-07-28";
    private static final List<String> HANDSHAKE = List.of("2025-11-25", "2025-06-18");
    private static final Map<String, String> NAMES =
            Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");
    private static final Map<String, String> INFO = Map.of("name", "echo-client", "version", "1");
    private static final String VERSION = "MCP-Protocol-Version";
    private static final String SESSION = "MCP-Session-Id";
    private final OAuthClient oauth;
    private final Map<String, String> headers = new HashMap<>(Map.of(
            "Content-Type", "application/json", "Accept", "application/json, text/event-stream"));
    private String version;
    private boolean begun;
    private int id;

    /** {@code version} is the revision to offer; the server may settle on an earlier one known here. */
    public McpClient(OAuthClient oauth, String version) {
        this.oauth = oauth;
        this.version = version;
    }

    /** The result of one request, for example {@code tools/call} with {@code name} and {@code arguments}. */
    public JsonNode call(String method, Map<String, ?> params) {
        begin();
        var reply = request(method, params);
        if (mustBeginAgain(reply)) {
            begin();
            reply = request(method, params);
        }
        JsonNode result = result(method, reply);
        begun = true;
        return result;
    }

    private void begin() {
        if (version.equals(MODERN) || headers.containsKey(VERSION)) {
            return;
        }
        var offer = Map.of("protocolVersion", version, "capabilities", Map.of(), "clientInfo", INFO);
        JsonNode result = result("initialize", request("initialize", offer));
        String agreed = result.path("protocolVersion").stringValue("");
        settleOn(agreed.equals(MODERN) ? Set.of() : Set.of(agreed)); // which has no initialize
        headers.put(VERSION, version);
        post("notifications/initialized", Map.of(), Map.of());
    }

    /** To an earlier server the first request is a bad one; in a session, 404 means that it has ended. */
    private boolean mustBeginAgain(Http.Reply reply) {
        if (!version.equals(MODERN)) {
            return reply.status() == 404 && headers.remove(SESSION) != null
                    && headers.remove(VERSION) != null;
        }
        JsonNode error = answer(reply).path("error");
        int code = error.path("code").intValue(0);
        if (begun || reply.status() != 400 || code == -32020 || code == -32021) {
            return false;
        }
        settleOn(code == -32022 ? Discovery.strings(error.at("/data/supported")) : Set.copyOf(HANDSHAKE));
        return true;
    }

    private void settleOn(Set<String> offered) {
        version = Stream.concat(Stream.of(MODERN), HANDSHAKE.stream()).filter(offered::contains).findFirst()
                .orElseThrow(() -> new ClientException("The server speaks " + offered + " only."));
    }

    private Http.Reply request(String method, Map<String, ?> params) {
        Map<String, Object> all = new HashMap<>(params);
        if (version.equals(MODERN)) {
            all.put("_meta", Map.of("io.modelcontextprotocol/protocolVersion", version,
                    "io.modelcontextprotocol/clientCapabilities", Map.of(),
                    "io.modelcontextprotocol/clientInfo", INFO));
        }
        return post(method, all, Map.of("id", ++id));
    }

    /** JSON, or an event stream that ends: then each data line is a message, and one has the id. */
    private JsonNode answer(Http.Reply reply) {
        var lines = reply.body().lines().map(line -> line.replaceFirst("^data:", ""));
        return Stream.concat(Stream.of(reply.body()), lines).map(Http::parse)
                .filter(message -> message.path("id").intValue(-1) == id).findFirst()
                .orElse(Http.JSON.missingNode());
    }

    private JsonNode result(String method, Http.Reply reply) {
        JsonNode answer = answer(reply);
        String type = answer.at("/result/resultType").stringValue("complete");
        if (!answer.has("result") || !type.equals("complete")) {
            String without = answer.isMissingNode() ? reply.status() + " and no answer" : type;
            String why = answer.at("/error/message").stringValue(without);
            throw new ClientException(method + " failed: " + why + ".");
        }
        return answer.get("result");
    }

    private Http.Reply post(String method, Map<String, ?> params, Map<String, ?> identity) {
        Map<String, Object> message = new HashMap<>(identity);
        message.putAll(Map.of("jsonrpc", "2.0", "method", method, "params", params));
        Map<String, String> all = new HashMap<>(headers);
        if (version.equals(MODERN)) {
            all.putAll(Map.of(VERSION, version, "Mcp-Method", method));
            if (params.get(NAMES.getOrDefault(method, "")) instanceof String name) {
                all.put("Mcp-Name", headerText(name));
            }
        }
        var reply = oauth.send(method, Http.JSON.writeValueAsString(message), all);
        reply.headers().firstValue(SESSION).ifPresent(session -> headers.put(SESSION, session));
        return reply;
    }

    /** What a header cannot carry travels in Base64 (2026-07-28, Streamable HTTP). */
    private static String headerText(String name) {
        String encoded = Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
        return name.matches("(?!=[?])[!-~]([ -~]*[!-~])?") ? name : "=?base64?" + encoded + "?=";
    }
}
