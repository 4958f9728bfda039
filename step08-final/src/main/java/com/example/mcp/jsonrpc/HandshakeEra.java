package com.example.mcp.jsonrpc;

import com.example.mcp.jsonrpc.Message.Request;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The revisions up to 2025-11-25: {@code initialize} comes first, and results are bare. */
public final class HandshakeEra implements Era {

    private static final Set<String> METHODS = Set.of(
            "initialize", "ping", "tools/list", "tools/call", "prompts/list", "prompts/get");

    @Override
    public JsonNode answer(Request request, McpMethods methods) {
        if (!METHODS.contains(request.method())) {
            // With 200: to these clients 404 means that a session has ended.
            throw JsonRpcException.methodNotFound(200, request.method());
        }
        return methods.call(request);
    }
}
