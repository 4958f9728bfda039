package com.example.mcp.jsonrpc;

import tools.jackson.databind.JsonNode;

/** A message that a client may send: a request, which is answered, or a notification, which is not. */
public sealed interface Message {

    /**
     * A call that wants an answer with the same id.
     *
     * @param id a string or an integer, echoed with its type and value
     * @param params what the client sent, which may be no object, or a missing node
     */
    record Request(JsonNode id, String method, JsonNode params) implements Message {
    }

    /** A message without id: whatever it says, nobody waits for an answer. */
    record Notification(String method) implements Message {
    }
}
