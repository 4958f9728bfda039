package com.example.mcp;

import com.example.mcp.jsonrpc.McpMethods;
import com.example.mcp.jsonrpc.Message.Request;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Methods with the tools and prompts of the conformance suite, which read all parameters of a request. */
final class FixtureMethods extends McpMethods {

    private static final ThreadLocal<JsonNode> PARAMS = ThreadLocal.withInitial(MissingNode::getInstance);

    FixtureMethods() throws IOException {
        super(List.copyOf(Fixture.all("tools")), List.copyOf(Fixture.all("prompts")));
    }

    /** The parameters of the request that this thread answers. */
    static JsonNode params() {
        return PARAMS.get();
    }

    @Override
    public JsonNode call(Request request) {
        PARAMS.set(request.params());
        try {
            return super.call(request);
        } finally {
            PARAMS.remove();
        }
    }
}
