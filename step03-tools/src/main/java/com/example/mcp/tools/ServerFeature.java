package com.example.mcp.tools;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tool or a prompt: a feature of the server that clients list and then use by its name. */
public interface ServerFeature {

    /** The definition as the wire carries it: a JSON object with at least a name. */
    JsonNode definition();

    /** The name that a call gives. */
    default String name() {
        return definition().path("name").stringValue();
    }

    /** Reads a definition that is written as JSON text. */
    static JsonNode definition(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
