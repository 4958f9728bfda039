package com.example.mcp.jsonrpc;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A JSON-RPC error (JSON-RPC 2.0 §5.1), with the HTTP status that it goes with. */
public final class JsonRpcException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final transient JsonNode id;

    JsonRpcException(int status, int code, String message, JsonNode id) {
        super(message);
        this.status = status;
        this.code = code;
        this.id = id;
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
        return new JsonRpcException(200, -32601, "Unknown method: " + method, MissingNode.getInstance());
    }

    /** The parameters do not fit the method. */
    public static JsonRpcException invalidParams(String message) {
        return new JsonRpcException(200, -32602, message, MissingNode.getInstance());
    }

    /** The server failed; what happened stays in its log. */
    public static JsonRpcException internalError() {
        return new JsonRpcException(200, -32603, "Internal error", MissingNode.getInstance());
    }

    /** The HTTP status: 400 for what is no message, and 200 where a message gets an error as its answer. */
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
}
