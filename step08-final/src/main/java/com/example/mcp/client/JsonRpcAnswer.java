package com.example.mcp.client;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The answer to a JSON-RPC request.
 *
 * @param result what the server has to say; missing in an error
 * @param error why there is no result; missing in a result
 */
record JsonRpcAnswer(JsonNode result, JsonNode error) {

    /**
     * Reads a message, if it is the answer to the request with this id.
     *
     * <p>An answer has a result or an error and is recognised by its id. A message with a method is never
     * one: it is a request or a notification of the server, whose ids are its own. An error without an id
     * counts, because a server that could not read a request cannot repeat its id.
     */
    static Optional<JsonRpcAnswer> read(String message, int id) {
        JsonNode json = Json.object(message);
        JsonNode result = Json.member(json, "result");
        JsonNode error = Json.member(json, "error");
        JsonNode sent = Json.member(json, "id");
        boolean isOurs = sent.isMissingNode() ? error.isObject() : sent.isInt() && sent.intValue() == id;
        boolean isAnswer = error.isObject() || error.isMissingNode() && !result.isMissingNode();
        if (!isOurs || !isAnswer || !Json.member(json, "method").isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(new JsonRpcAnswer(result, error));
    }

    boolean isError() {
        return error.isObject();
    }

    int errorCode() {
        return error.path("code").intValue(0);
    }

    Optional<String> errorMessage() {
        return Json.text(error, "message");
    }
}
