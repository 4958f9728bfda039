package com.example.mcp.jsonrpc;

import com.example.mcp.jsonrpc.Message.Notification;
import com.example.mcp.jsonrpc.Message.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON-RPC 2.0 as MCP narrows it: one message a body, no batches, ids that are strings or integers. */
public final class JsonRpc {

    /** Two members of one name are refused: whoever else checks the message might read the other one. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonNode NO_ID = MissingNode.getInstance();

    private JsonRpc() {
    }

    /**
     * Reads the message of a client.
     *
     * @throws JsonRpcException if the text is not JSON (-32700) or not a message (-32600)
     */
    public static Message read(String text) {
        JsonNode json = parse(text);
        if (!json.isObject()) {
            throw JsonRpcException.invalidRequest("The body must be a JSON object.", NO_ID);
        }
        if (!json.has("method") && (json.has("result") || json.has("error"))) {
            // Without its id, which is this server's: the client could take it for one of its own.
            throw JsonRpcException.invalidRequest("This server sends no requests to respond to.", NO_ID);
        }
        JsonNode id = id(json);
        if (!json.path("jsonrpc").stringValue("").equals("2.0")) {
            throw JsonRpcException.invalidRequest("The member jsonrpc must be \"2.0\".", id);
        }
        if (!json.path("method").isString()) {
            throw JsonRpcException.invalidRequest("The member method must be a string.", id);
        }
        String method = json.path("method").stringValue();
        return id.isMissingNode() ? new Notification(method) : new Request(id, method, json.path("params"));
    }

    /** The response that carries {@code result}. */
    public static byte[] result(JsonNode id, JsonNode result) {
        return JSON.writeValueAsBytes(response(id).set("result", result));
    }

    /** The response that carries {@code error}; it has no id where none could be read. */
    public static byte[] error(JsonNode id, JsonRpcException error) {
        ObjectNode response = response(id);
        response.putObject("error").put("code", error.code()).put("message", error.getMessage());
        return JSON.writeValueAsBytes(response);
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (!json.isMissingNode()) { // which is what Jackson makes of an empty text
                return json;
            }
        } catch (JacksonException e) {
            // Falls through: where the parser stopped is in terms of Java, and may quote the body.
        }
        throw JsonRpcException.parseError();
    }

    private static JsonNode id(JsonNode json) {
        JsonNode id = json.path("id");
        if (id.isMissingNode() || id.isString() || id.isIntegralNumber()) {
            return id;
        }
        // A null id would be a request that nobody can match an answer to; MCP forbids it.
        throw JsonRpcException.invalidRequest("The id must be a string or an integer.", NO_ID);
    }

    private static ObjectNode response(JsonNode id) {
        ObjectNode response = JSON.createObjectNode().put("jsonrpc", "2.0");
        return id.isMissingNode() ? response : response.set("id", id);
    }
}
