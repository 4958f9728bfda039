package com.example.mcp.client;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The well-behaved MCP server of {@link World}: any token but the expired ones is good for any call. */
final class Mcp {

    private final World world;
    String challenge;
    Set<String> expired = Set.of();
    List<String> supported = List.of("2026-07-28", "2025-11-25", "2025-06-18");

    Mcp(World world) {
        this.world = world;
    }

    World.Answer answer(World.Seen request) {
        String token = request.headers().getFirst("Authorization");
        if (token == null || expired.contains(token)) {
            return refusal(401, challenge == null ? "Bearer resource_metadata=\"" + metadata() + "\""
                    : challenge);
        }
        return result(request);
    }

    World.Answer result(World.Seen request) {
        JsonNode message = request.json();
        String method = message.path("method").asString();
        if (!message.has("id")) {
            return World.Answer.status(202);
        }
        Map<String, Object> result = new HashMap<>(Map.of("called", method));
        if (method.equals("initialize")) {
            String offered = message.at("/params/protocolVersion").asString();
            result.put("protocolVersion", supported.contains(offered) ? offered : supported.getLast());
        }
        return World.Answer.json(200, Map.of("jsonrpc", "2.0", "id", message.path("id"), "result", result));
    }

    static World.Answer error(World.Seen request, int status, int code, String message, Object data) {
        return World.Answer.json(status, Map.of("jsonrpc", "2.0", "id", request.json().path("id"),
                "error", Map.of("code", code, "message", message, "data", data)));
    }

    /** The server speaks none but these revisions. */
    static World.Answer unsupported(World.Seen request, String... supported) {
        return error(request, 400, -32022, "no", Map.of("supported", List.of(supported)));
    }

    static World.Answer refusal(int status, String challenge) {
        return new World.Answer(status, Map.of("WWW-Authenticate", challenge), "");
    }

    World.Answer forbidden(String scope) {
        return refusal(403, "Bearer error=\"insufficient_scope\", scope=\"" + scope
                + "\", resource_metadata=\"" + metadata() + "\"");
    }

    private String metadata() {
        return world.url("server", "/.well-known/oauth-protected-resource/mcp");
    }
}
