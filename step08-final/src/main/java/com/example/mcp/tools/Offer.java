package com.example.mcp.tools;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Something that the server offers by name, with the definition that its list shows. */
public interface Offer {

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
