package com.example.mcp.tools;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The prompt {@code echo_prompt}: asks a model to echo a message. */
public final class EchoPrompt implements Prompt {

    private static final JsonNode DEFINITION = ServerFeature.definition("""
            {
              "name": "echo_prompt",
              "title": "Echo prompt",
              "description": "Asks the model to echo a message.",
              "arguments": [{"name": "message", "description": "The text to echo", "required": true}]
            }
            """);

    @Override
    public JsonNode definition() {
        return DEFINITION;
    }

    @Override
    public JsonNode get(Arguments arguments) {
        arguments.allow("message");
        String text = "Please echo: " + arguments.text("message");
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("description", DEFINITION.path("description"));
        result.putArray("messages").addObject().put("role", "user")
                .putObject("content").put("type", "text").put("text", text);
        return result;
    }
}
