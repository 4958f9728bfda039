package com.example.mcp.jsonrpc;

import com.example.mcp.jsonrpc.Message.Request;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The revision 2026-07-28: every request says what it needs, and every result says what it is. */
public final class StatelessEra implements Era {

    private static final Set<String> METHODS = Set.of(
            "server/discover", "tools/list", "tools/call", "prompts/list", "prompts/get");

    private static final Set<String> CACHEABLE = Set.of("server/discover", "tools/list", "prompts/list");

    private static final long TTL_MILLIS = 300_000;

    @Override
    public JsonNode answer(Request request, McpMethods methods) {
        if (!METHODS.contains(request.method())) {
            throw JsonRpcException.methodNotFound(404, request.method());
        }
        // A copy: what a tool keeps and gives again must not learn to look like this era.
        ObjectNode result = ((ObjectNode) methods.call(request)).deepCopy();
        if (!result.has("resultType")) {
            result.put("resultType", "complete");
        }
        if (CACHEABLE.contains(request.method())) {
            // Private: what one token may read must not come out of a cache for another one.
            result.put("ttlMs", TTL_MILLIS).put("cacheScope", "private");
        }
        result.withObject("/_meta").set("io.modelcontextprotocol/serverInfo", McpMethods.serverInfo());
        return result;
    }
}
