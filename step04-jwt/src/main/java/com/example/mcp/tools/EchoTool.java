package com.example.mcp.tools;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The tool {@code echo}: gives a message back, as often as asked. */
public final class EchoTool implements Tool {

    private static final JsonNode DEFINITION = ServerFeature.definition("""
            {
              "name": "echo",
              "title": "Echo",
              "description": "Gives a message back, repeated as often as asked.",
              "inputSchema": {
                "type": "object",
                "properties": {
                  "message": {"type": "string", "maxLength": 10000, "description": "The text to give back"},
                  "repeat_count": {
                    "type": "integer", "minimum": 1, "maximum": 10, "default": 1,
                    "description": "How often to repeat it"
                  }
                },
                "required": ["message"],
                "additionalProperties": false
              },
              "outputSchema": {
                "type": "object",
                "properties": {"text": {"type": "string", "description": "The repeated message"}},
                "required": ["text"],
                "additionalProperties": false
              },
              "annotations": {"readOnlyHint": true, "openWorldHint": false}
            }
            """);

    @Override
    public JsonNode definition() {
        return DEFINITION;
    }

    @Override
    public JsonNode call(Arguments arguments) {
        arguments.allow("message", "repeat_count");
        String text = arguments.text("message").repeat(arguments.integer("repeat_count", 1, 10, 1));
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.putArray("content").addObject().put("type", "text").put("text", text);
        result.putObject("structuredContent").put("text", text);
        return result.put("isError", false);
    }
}
