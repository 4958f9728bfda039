package com.example.mcp.jsonrpc;

import com.example.mcp.jsonrpc.Message.Request;
import tools.jackson.databind.JsonNode;

/** One of the two lifecycles of the protocol: which methods it has, and what their results look like. */
public sealed interface Era permits HandshakeEra, StatelessEra {

    /**
     * Answers a request with a result in the form of this era.
     *
     * @throws JsonRpcException if this era has no such method, or the method fails
     */
    JsonNode answer(Request request);
}
