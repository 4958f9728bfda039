package com.example.mcp.jsonrpc;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Errors that only tools of the conformance suite answer with. */
public final class FixtureErrors {

    private FixtureErrors() {
    }

    /** The client has not said that it has a capability without which the tool cannot work. */
    public static JsonRpcException missingCapability(String capability) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putObject("requiredCapabilities").putObject(capability);
        String message = "Missing required client capability";
        return new JsonRpcException(400, -32021, message, MissingNode.getInstance(), data);
    }
}
