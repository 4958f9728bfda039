package com.example.mcp.client;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Calls the methods of one MCP server.
 *
 * <p>MCP has two eras. Up to 2025-11-25 a handshake with {@code initialize} comes first, and there may be a
 * session. Since 2026-07-28 there is neither, and each request describes itself in {@code _meta}. The client
 * begins with the revision that it is given, and settles on another one that both sides speak.
 *
 * <p>An instance serves one thread at a time.
 */
public final class McpClient {

    private static final String STATELESS = "2026-07-28";
    private static final List<String> HANDSHAKE = List.of("2025-11-25", "2025-06-18");

    private static final int HEADER_MISMATCH = -32020;
    private static final int MISSING_CAPABILITY = -32021;
    private static final int UNSUPPORTED_VERSION = -32022;

    private static final String VERSION_HEADER = "MCP-Protocol-Version";
    private static final String SESSION_HEADER = "MCP-Session-Id";
    private static final Map<String, String> CLIENT_INFO = Map.of("name", "echo-client", "version", "1");

    private final OAuthClient oauth;
    private String version;
    private Optional<String> session = Optional.empty();
    private boolean isInitialized;
    private boolean hasAnswered;
    private int lastId;

    /** What came back for a request: the HTTP answer, and the JSON-RPC answer if there is one in it. */
    private record Reply(HttpReply http, Optional<JsonRpcAnswer> answer) {
    }

    /**
     * A client that calls through {@code oauth}.
     *
     * @param version the revision of MCP to begin with
     */
    public McpClient(OAuthClient oauth, String version) {
        this.oauth = oauth;
        this.version = version;
    }

    /**
     * Sends one request and returns its result.
     *
     * @param method for example {@code tools/call}
     * @param params for example {@code name} and {@code arguments}
     * @throws ClientException if the server answers with an error or not at all
     */
    public JsonNode call(String method, Map<String, ?> params) {
        initialize();
        Reply reply = request(method, params);
        if (mustBeginAgain(reply)) {
            initialize();
            reply = request(method, params);
        }
        JsonNode result = result(method, reply);
        hasAnswered = true;
        return result;
    }

    /** Shakes hands with a server of the earlier era, once for each session. */
    private void initialize() {
        if (version.equals(STATELESS) || isInitialized) {
            return;
        }
        Map<String, ?> offer = Map.of("protocolVersion", version, "capabilities", Map.of(),
                "clientInfo", CLIENT_INFO);
        Reply reply = request("initialize", offer);
        if (mustBeginAgain(reply) && version.equals(STATELESS)) {
            return; // the server has no handshake, and says so
        }
        JsonNode result = result("initialize", reply);
        String agreed = Json.text(result, "protocolVersion").orElse("no revision");
        // The stateless revision has no initialize, so it cannot be what initialize agrees on.
        settleOn(agreed.equals(STATELESS) ? Set.of() : Set.of(agreed));
        isInitialized = true;
        notifyInitialized();
    }

    /**
     * Whether the request has to be sent again, in another revision or in a new session.
     *
     * <p>In a session, 404 means that it has ended. A server of the stateless era that does not speak the
     * revision names those that it speaks. To a server of the earlier era, the first request of the stateless
     * one is just a bad request.
     */
    private boolean mustBeginAgain(Reply reply) {
        int code = reply.answer().map(JsonRpcAnswer::errorCode).orElse(0);
        if (code == UNSUPPORTED_VERSION) {
            settleOn(Json.texts(reply.answer().get().error().path("data"), "supported"));
            forgetHandshake();
            return true;
        }
        if (reply.http().status() == 404 && session.isPresent()) {
            forgetHandshake();
            return true;
        }
        boolean isStatelessError = code == HEADER_MISMATCH || code == MISSING_CAPABILITY;
        if (reply.http().status() == 400 && version.equals(STATELESS) && !hasAnswered && !isStatelessError) {
            settleOn(Set.copyOf(HANDSHAKE));
            return true;
        }
        return false;
    }

    private void forgetHandshake() {
        session = Optional.empty();
        isInitialized = false;
    }

    /** Takes the newest revision that both sides speak. */
    private void settleOn(Set<String> offered) {
        version = Stream.concat(Stream.of(STATELESS), HANDSHAKE.stream())
                .filter(offered::contains)
                .findFirst()
                .orElseThrow(() -> new ClientException("The server speaks " + offered + " only."));
    }

    private JsonNode result(String method, Reply reply) {
        JsonRpcAnswer answer = reply.answer().orElseThrow(() -> new ClientException(
                method + " failed: " + reply.http().status() + " and no answer"
                        + reply.http().retryAfter() + "."));
        if (answer.isError()) {
            throw new ClientException(
                    method + " failed: " + answer.errorMessage().orElse("an error without a message") + ".");
        }
        // A result that says nothing about its type is complete; other types ask the client for something.
        String type = Json.text(answer.result(), "resultType").orElse("complete");
        if (!type.equals("complete")) {
            throw new ClientException(method + " failed: " + type + ".");
        }
        return answer.result();
    }

    private Reply request(String method, Map<String, ?> params) {
        int id = ++lastId;
        Map<String, Object> all = new HashMap<>(params);
        if (version.equals(STATELESS)) {
            all.put("_meta", Map.of(
                    "io.modelcontextprotocol/protocolVersion", version,
                    "io.modelcontextprotocol/clientCapabilities", Map.of(),
                    "io.modelcontextprotocol/clientInfo", CLIENT_INFO));
        }
        Map<String, Object> message = message(method, all);
        message.put("id", id);
        HttpReply reply = oauth.call(method, post(method, params, message),
                text -> JsonRpcAnswer.read(text, id).isPresent());
        if (!version.equals(STATELESS)) { // which knows no session
            reply.headers().firstValue(SESSION_HEADER).ifPresent(given -> session = Optional.of(given));
        }
        return new Reply(reply, JsonRpcAnswer.read(reply.body(), id));
    }

    /** A notification has no id, and gets no answer. */
    private void notifyInitialized() {
        String method = "notifications/initialized";
        oauth.call(method, post(method, Map.of(), message(method, Map.of())), text -> true);
    }

    private static Map<String, Object> message(String method, Map<String, ?> params) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("jsonrpc", "2.0");
        message.put("method", method);
        message.put("params", params);
        return message;
    }

    private HttpRequest post(String method, Map<String, ?> params, Map<String, Object> message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(oauth.server())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(Json.write(message)));
        session.ifPresent(id -> request.header(SESSION_HEADER, id));
        if (version.equals(STATELESS)) {
            request.header(VERSION_HEADER, version).header("Mcp-Method", method);
            MirroredName.of(method, params).ifPresent(name -> request.header("Mcp-Name", name));
        } else if (isInitialized) {
            request.header(VERSION_HEADER, version);
        }
        return request.build();
    }
}
