package com.example.mcp.tools;

import tools.jackson.databind.JsonNode;

/** A template for a conversation that a person may pick. */
public interface Prompt extends ServerFeature {

    /**
     * Fills the template in and returns what {@code prompts/get} answers.
     *
     * @throws InvalidArgumentsException if the arguments are not those of the definition
     */
    JsonNode get(Arguments arguments);
}
