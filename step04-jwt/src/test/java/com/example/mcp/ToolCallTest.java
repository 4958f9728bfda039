package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        JsonNode answer = answer("""
                {"jsonrpc": "2.0", "id": 1, "method": "tools/call"}""");

        assertEquals(-32602, answer.at("/error/code").intValue(0), answer.toString());
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
        JsonNode answer = answer("""
                {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {
                  "name": "echo", "arguments": {"message": "hello"}, "x": null, "task": {"ttl": 60000},
                  "_meta": {"progressToken": "a"}}}""");

        assertEquals("hello", answer.at("/result/content/0/text").stringValue("no text"), answer.toString());
    }

    @Test
    @Tag("3.3")
    void an_answer_holds_no_null() {
        JsonNode answer = answer("""
                {"jsonrpc": "2.0", "id": 1, "method": "tools/call",
                 "params": {"name": "echo", "arguments": {"message": "hello"}}}""");

        assertTrue(answer.has("result"), answer.toString());
        assertFalse(holdsNull(answer), answer.toString());
    }

    private void assertInvalidParams(String params) {
        JsonNode answer = answer("""
                {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": %s}""".formatted(params));
        assertEquals(1, answer.path("id").intValue(0), answer.toString());
        assertEquals(-32602, answer.at("/error/code").intValue(0), answer.toString());
        assertFalse(answer.at("/error/message").stringValue("").isBlank(), answer.toString());
        assertFalse(answer.has("result"), answer.toString());
    }

    private JsonNode answer(String request) {
        HttpResponse<String> response = wire.post(request);
        assertEquals(200, response.statusCode(), response.body());
        return JsonMapper.shared().readTree(response.body());
    }

    private static boolean holdsNull(JsonNode node) {
        return node.isNull() || node.valueStream().anyMatch(ToolCallTest::holdsNull);
    }
}
