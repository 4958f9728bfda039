package com.example.mcp;

import static com.example.mcp.Answers.answer;
import static com.example.mcp.Answers.assertError;
import static com.example.mcp.Messages.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Tag("3.2")
class ToolCallTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(strings = {"no_such_tool", "Echo", "ECHO", " echo", "echo ", "", "echo_prompt", "x"})
    void an_unknown_tool_is_an_error_of_the_call(String name) {
        assertInvalidParams("{\"name\": \"%s\", \"arguments\": {\"message\": \"hello\"}}".formatted(name));
    }

    @Test
    void half_a_surrogate_pair_in_the_name_of_a_tool_is_answered() {
        assertInvalidParams("{\"name\": \"\\ud83d\", \"arguments\": {\"message\": \"hello\"}}");
    }

    @Test
    void a_call_needs_a_name() {
        assertInvalidParams("{\"arguments\": {\"message\": \"hello\"}}");
    }

    @Test
    void a_call_needs_parameters() {
        assertError(200, -32602, wire.post("""
                {"jsonrpc": "2.0", "id": 1, "method": "tools/call"}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "true", "[\"echo\"]", "{\"name\": \"echo\"}"})
    void a_name_that_is_no_string_is_an_error_of_the_call(String name) {
        assertInvalidParams("{\"name\": %s, \"arguments\": {\"message\": \"hello\"}}".formatted(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"hello\"]", "\"hello\"", "5", "true", "null"})
    void arguments_that_are_no_object_are_an_error_of_the_call(String arguments) {
        assertInvalidParams("{\"name\": \"echo\", \"arguments\": %s}".formatted(arguments));
    }

    private void assertInvalidParams(String params) {
        JsonNode answer = assertError(200, -32602, wire.post(request("tools/call", params)));
        assertEquals(1, answer.path("id").intValue(0), answer.toString());
    }
}
