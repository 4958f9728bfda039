package com.example.mcp.tools;

import tools.jackson.databind.JsonNode;

/** A function that a model may call. */
public interface Tool extends ServerFeature {

    /**
     * Runs the tool and returns what {@code tools/call} answers: content, and structured content that
     * conforms to the output schema of the definition.
     *
     * @throws InvalidArgumentsException if the arguments do not conform to its input schema
     */
    JsonNode call(Arguments arguments);
}
