package com.example.mcp.jsonrpc;

import com.example.mcp.jsonrpc.Message.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The revisions up to 2025-11-25: {@code initialize} comes first, and results are bare. */
final class HandshakeEra implements Era {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final McpMethods methods;

    HandshakeEra(McpMethods methods) {
        this.methods = methods;
    }

    /** Answers {@code initialize} and {@code ping}, and leaves the rest to the methods of both eras. */
    @Override
    public JsonNode answer(Request request) {
        JsonNode params = McpMethods.params(request);
        return switch (request.method()) {
            case "initialize" -> initialize(params);
            case "ping" -> NODES.objectNode();
            default -> methods.call(request);
        };
    }

    /** Agrees on a revision, and says what the server can do. */
    private static JsonNode initialize(JsonNode params) {
        JsonNode client = params.path("clientInfo");
        if (!params.path("protocolVersion").isString() || !params.path("capabilities").isObject()
                || !client.path("name").isString() || !client.path("version").isString()) {
            throw JsonRpcException.invalidParams(
                    "initialize needs protocolVersion, capabilities, and clientInfo with name and version.");
        }
        ObjectNode result = NODES.objectNode();
        String requested = params.path("protocolVersion").stringValue();
        result.put("protocolVersion", ProtocolVersion.negotiate(requested));
        result.set("capabilities", McpMethods.capabilities());
        result.set("serverInfo", McpMethods.serverInfo());
        return result;
    }
}
