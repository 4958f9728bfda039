package com.example.mcp.client;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON that others wrote, without an exception for whatever they wrote. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {
    }

    /** The JSON object that the text is, or a missing node if the text is anything else. */
    static JsonNode object(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            return json.isObject() ? json : MAPPER.missingNode();
        } catch (JacksonException e) {
            return MAPPER.missingNode();
        }
    }

    /** A member of an object; a member that is null counts as absent. */
    static JsonNode member(JsonNode object, String name) {
        JsonNode member = object.path(name);
        return member.isNull() ? MAPPER.missingNode() : member;
    }

    /** A member that is a string and not empty. */
    static Optional<String> text(JsonNode object, String name) {
        JsonNode member = object.path(name);
        return member.isString() ? Optional.of(member.stringValue()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** The strings of a member that is an array, in their order. */
    static Set<String> texts(JsonNode object, String name) {
        return Stream.of(object.path(name)).filter(JsonNode::isArray).flatMap(JsonNode::valueStream)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
