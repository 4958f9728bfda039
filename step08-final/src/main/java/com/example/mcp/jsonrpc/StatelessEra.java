package com.example.mcp.jsonrpc;

import com.example.mcp.jsonrpc.Message.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The revision 2026-07-28: every request says what it needs, and every result says what it is. */
final class StatelessEra implements Era {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final long TTL_MILLIS = 300_000;

    private final McpMethods methods;

    StatelessEra(McpMethods methods) {
        this.methods = methods;
    }

    /** Answers {@code server/discover}, and leaves the rest to the methods of both eras. */
    @Override
    public JsonNode answer(Request request) {
        return switch (request.method()) {
            case "server/discover" -> cacheable(discover());
            default -> shared(request);
        };
    }

    /** Says which revisions the server speaks, and what it can do. */
    private static JsonNode discover() {
        ObjectNode result = NODES.objectNode();
        ArrayNode versions = result.putArray("supportedVersions");
        ProtocolVersion.SUPPORTED.forEach(versions::add);
        result.set("capabilities", McpMethods.capabilities());
        return result;
    }

    /** Runs a method of both eras, and gives its result or its error the form of this one. */
    private JsonNode shared(Request request) {
        try {
            JsonNode result = methods.call(request);
            return request.method().endsWith("/list") ? cacheable(result) : complete(result);
        } catch (JsonRpcException e) {
            // In this era nothing else is 404, so a client knows by the status alone.
            throw e.code() == JsonRpcException.METHOD_NOT_FOUND ? e.withStatus(404) : e;
        }
    }

    /**
     * A complete result that a client may keep for some time.
     *
     * <p>It is private: what one token may read must not come out of a cache for another one.
     */
    private static JsonNode cacheable(JsonNode result) {
        return complete(result).put("ttlMs", TTL_MILLIS).put("cacheScope", "private");
    }

    /**
     * A result with what each result of this era says about itself.
     *
     * <p>It is a new object: a tool may keep the one that it gave, and give it to the other era as well.
     */
    private static ObjectNode complete(JsonNode result) {
        ObjectNode complete = NODES.objectNode().put("resultType", "complete");
        result.properties().forEach(member -> complete.set(member.getKey(), member.getValue()));
        ObjectNode meta = NODES.objectNode();
        result.path("_meta").properties().forEach(member -> meta.set(member.getKey(), member.getValue()));
        meta.set("io.modelcontextprotocol/serverInfo", McpMethods.serverInfo());
        return complete.set("_meta", meta);
    }
}
