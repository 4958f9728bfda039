package com.example.mcp.jsonrpc;

import com.example.mcp.jsonrpc.Message.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The methods of the server.
 *
 * <p>They share no state between requests: the server keeps no session, which the protocol leaves to it.
 */
public final class McpMethods {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * Calls the method that a request names and returns its result.
     *
     * @throws JsonRpcException if there is no such method, or its parameters are wrong
     */
    public JsonNode call(Request request) {
        JsonNode params = request.params().isMissingNode() ? NODES.objectNode() : request.params();
        if (!params.isObject()) {
            throw JsonRpcException.invalidParams("params must be an object.");
        }
        return switch (request.method()) {
            case "initialize" -> initialize(params);
            case "ping" -> NODES.objectNode();
            default -> throw JsonRpcException.methodNotFound(request.method());
        };
    }

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
        result.putObject("capabilities");
        result.putObject("serverInfo").put("name", "echo-mcp-server").put("version", "1.0.0");
        return result;
    }
}
