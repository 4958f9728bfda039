package com.example.mcp;

import static com.example.mcp.Answers.answer;
import static com.example.mcp.Answers.assertError;
import static com.example.mcp.Answers.holdsNull;
import static com.example.mcp.Answers.result;
import static com.example.mcp.Messages.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ToolCallTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @Tag("3.2")
    @ValueSource(strings = {"no_such_tool", "Echo", "ECHO", " echo", "echo ", "", "echo_prompt", "x"})
    void an_unknown_tool_is_an_error_of_the_call(String name) {
        assertInvalidParams("{\"name\": \"%s\", \"arguments\": {\"message\": \"hello\"}}".formatted(name));
    }

    @Test
    @Tag("3.2")
    void half_a_surrogate_pair_in_the_name_of_a_tool_is_answered() {
        assertInvalidParams("{\"name\": \"\\ud83d\", \"arguments\": {\"message\": \"hello\"}}");
    }

    @Test
    @Tag("3.2")
    void a_call_needs_a_name() {
        assertInvalidParams("{\"arguments\": {\"message\": \"hello\"}}");
    }

    @Test
    @Tag("3.2")
    void a_call_needs_parameters() {
        assertError(200, -32602, wire.post("""
                {"jsonrpc": "2.0", "id": 1, "method": "tools/call"}"""));
    }

    @ParameterizedTest
    @Tag("3.2")
    @ValueSource(strings = {"5", "null", "true", "[\"echo\"]", "{\"name\": \"echo\"}"})
    void a_name_that_is_no_string_is_an_error_of_the_call(String name) {
        assertInvalidParams("{\"name\": %s, \"arguments\": {\"message\": \"hello\"}}".formatted(name));
    }

    @ParameterizedTest
    @Tag("3.2")
    @ValueSource(strings = {"[]", "[\"hello\"]", "\"hello\"", "5", "true", "null"})
    void arguments_that_are_no_object_are_an_error_of_the_call(String arguments) {
        assertInvalidParams("{\"name\": \"echo\", \"arguments\": %s}".formatted(arguments));
    }

    @Test
    @Tag("3.3")
    void what_the_server_does_not_know_of_a_call_is_ignored() {
        JsonNode result = result(wire.post(request("tools/call", """
                {"name": "echo", "arguments": {"message": "hello"}, "x": null, "task": {"ttl": 60000},
                 "_meta": {"progressToken": "a"}}""")));

        assertEquals("hello", result.at("/content/0/text").stringValue("no text"), result.toString());
    }

    @Test
    @Tag("3.3")
    void an_answer_holds_no_null() {
        JsonNode answer = answer(wire.post(Messages.echo("{\"message\": \"hello\"}")));

        assertTrue(answer.has("result"), answer.toString());
        assertFalse(holdsNull(answer), answer.toString());
    }

    private void assertInvalidParams(String params) {
        JsonNode answer = assertError(200, -32602, wire.post(request("tools/call", params)));
        assertEquals(1, answer.path("id").intValue(0), answer.toString());
    }
}
