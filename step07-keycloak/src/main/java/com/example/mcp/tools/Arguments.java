package com.example.mcp.tools;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The arguments of one call, checked while they are read.
 *
 * @param json an object, which comes from the client and may hold anything, or a missing node
 */
public record Arguments(JsonNode json) {

    /** Characters (Unicode code points) that a text may have. */
    static final int MAX_LENGTH = 10_000;

    /** Refuses arguments of other names: a misspelt one would silently be left out. */
    void allow(String... names) {
        if (!List.of(names).containsAll(json.propertyNames())) {
            throw new InvalidArgumentsException("The arguments are only: " + String.join(", ", names));
        }
    }

    /** A required text of at most {@link #MAX_LENGTH} characters. */
    String text(String name) {
        JsonNode value = json.path(name);
        if (!value.isString()) {
            throw new InvalidArgumentsException("The argument " + name + " is required; it is a string.");
        }
        String text = value.stringValue();
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw new InvalidArgumentsException(
                    "The argument " + name + " must have at most " + MAX_LENGTH + " characters.");
        }
        return text;
    }

    /** An optional integer within bounds. JSON Schema counts 2.0 as an integer, but not the text "2". */
    int integer(String name, int min, int max, int fallback) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return fallback;
        }
        double number = value.doubleValue(Double.NaN); // NaN beyond its range: within no bounds
        if (!value.canConvertToExactIntegral() || !(number >= min && number <= max)) {
            throw new InvalidArgumentsException(
                    "The argument " + name + " must be an integer from " + min + " to " + max + ".");
        }
        return (int) number;
    }
}
