package com.example.mcp.jsonrpc;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON-RPC error (JSON-RPC 2.0 §5.1), with the HTTP status that it goes with. */
public final class JsonRpcException extends RuntimeException {

    /** The code of a method that the server does not have. */
    static final int METHOD_NOT_FOUND = -32601;

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final transient JsonNode id;
    private final transient JsonNode data;

    JsonRpcException(int status, int code, String message, JsonNode id) {
        this(status, code, message, id, MissingNode.getInstance());
    }

    JsonRpcException(int status, int code, String message, JsonNode id, JsonNode data) {
        super(message);
        this.status = status;
        this.code = code;
        this.id = id;
        this.data = data;
    }

    /** The body is not JSON. */
    public static JsonRpcException parseError() {
        return new JsonRpcException(400, -32700, "The body is not valid JSON.", MissingNode.getInstance());
    }

    /** The body is JSON but no message; {@code id} is missing where it could not be read. */
    public static JsonRpcException invalidRequest(String message, JsonNode id) {
        return new JsonRpcException(400, -32600, message, id);
    }

    /** The server has no such method. */
    public static JsonRpcException methodNotFound(String method) {
        String message = "Unknown method: " + method;
        return new JsonRpcException(200, METHOD_NOT_FOUND, message, MissingNode.getInstance());
    }

    /** The parameters do not fit the method. */
    public static JsonRpcException invalidParams(String message) {
        return new JsonRpcException(200, -32602, message, MissingNode.getInstance());
    }

    /** The parameters lack what every request of the revision 2026-07-28 must have. */
    static JsonRpcException incompleteMeta(String message) {
        return new JsonRpcException(400, -32602, message, MissingNode.getInstance());
    }

    /** A header is missing or does not say what the body says. */
    static JsonRpcException headerMismatch(String message) {
        return new JsonRpcException(400, -32020, message, MissingNode.getInstance());
    }

    /** The server does not speak this revision; the error says which ones it speaks. */
    static JsonRpcException unsupportedVersion(String requested) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode supported = data.putArray("supported");
        ProtocolVersion.SUPPORTED.forEach(supported::add);
        data.put("requested", requested);
        JsonNode noId = MissingNode.getInstance();
        return new JsonRpcException(400, -32022, "Unsupported protocol version", noId, data);
    }

    /** The server failed; what happened stays in its log. */
    public static JsonRpcException internalError() {
        return new JsonRpcException(200, -32603, "Internal error", MissingNode.getInstance());
    }

    /** The same error with another HTTP status. */
    JsonRpcException withStatus(int other) {
        return new JsonRpcException(other, code, getMessage(), id, data);
    }

    /** The HTTP status that goes with the error. */
    public int status() {
        return status;
    }

    /** The error code. */
    public int code() {
        return code;
    }

    /** The id of a message that could not be read as a request; missing where it has none to give back. */
    public JsonNode id() {
        return id;
    }

    /** What else a client can use, or a missing node. */
    public JsonNode data() {
        return data;
    }
}
