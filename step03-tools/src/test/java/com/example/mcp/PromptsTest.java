package com.example.mcp;

import static com.example.mcp.Answers.assertError;
import static com.example.mcp.Answers.holdsNull;
import static com.example.mcp.Answers.result;
import static com.example.mcp.Messages.PROMPTS_LIST;
import static com.example.mcp.Messages.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PromptsTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    @Tag("3.1")
    void the_server_offers_one_prompt_by_name() {
        assertEquals(List.of("echo_prompt"), result(wire.post(PROMPTS_LIST)).path("prompts").valueStream()
                .map(prompt -> prompt.path("name").stringValue("")).toList());
    }

    @Test
    @Tag("3.1")
    void the_prompt_says_that_it_needs_a_message() {
        JsonNode arguments = result(wire.post(PROMPTS_LIST)).at("/prompts/0/arguments");

        assertEquals(1, arguments.size(), arguments.toString());
        assertEquals("message", arguments.at("/0/name").stringValue(""));
        assertTrue(arguments.at("/0/required").booleanValue(false), arguments.toString());
    }

    @Test
    @Tag("3.1")
    void the_list_is_one_page_without_null() {
        JsonNode result = result(wire.post(PROMPTS_LIST));

        assertFalse(result.has("nextCursor"), result.toString());
        assertFalse(holdsNull(result), result.toString());
    }

    @ParameterizedTest
    @Tag("3.1")
    @ValueSource(strings = {"\"\"", "\"abc\"", "5"})
    void a_cursor_is_an_error_because_the_server_gave_none(String cursor) {
        assertInvalidParams("prompts/list", "{\"cursor\": %s}".formatted(cursor));
    }

    @Test
    @Tag("3.4")
    void the_prompt_asks_a_model_to_echo_the_message() {
        JsonNode messages = get("hello \ud83d\ude00").path("messages");

        assertEquals(1, messages.size(), messages.toString());
        assertEquals("user", messages.at("/0/role").stringValue(""));
        assertEquals("Please echo: hello \ud83d\ude00", messages.at("/0/content/text").stringValue(""));
    }

    @Test
    @Tag("3.4")
    void the_content_of_a_message_is_one_object() {
        JsonNode content = get("hello").at("/messages/0/content");

        assertTrue(content.isObject(), content.toString());
        assertEquals("text", content.path("type").stringValue(""));
    }

    @Test
    @Tag("3.4")
    void a_filled_prompt_holds_no_null() {
        JsonNode result = get("hello");

        assertFalse(holdsNull(result), result.toString());
    }

    @ParameterizedTest
    @Tag("3.4")
    @ValueSource(strings = {"no_such_prompt", "Echo_prompt", "echo", ""})
    void an_unknown_prompt_is_an_error(String name) {
        assertInvalidParams("prompts/get",
                "{\"name\": \"%s\", \"arguments\": {\"message\": \"hello\"}}".formatted(name));
    }

    @ParameterizedTest
    @Tag("3.4")
    @ValueSource(strings = {"{}", "{\"arguments\": {\"message\": \"hello\"}}", "{\"name\": 5}"})
    void a_prompt_needs_a_name_that_is_a_string(String params) {
        assertInvalidParams("prompts/get", params);
    }

    @Test
    @Tag("3.4")
    void missing_arguments_are_an_error() {
        assertInvalidParams("prompts/get", "{\"name\": \"echo_prompt\"}");
    }

    @ParameterizedTest
    @Tag("3.4")
    @ValueSource(strings = {"{}", "{\"message\": 5}", "{\"message\": null}", "{\"message\": [\"a\"]}",
        "{\"message\": \"hello\", \"x\": \"y\"}", "{\"Message\": \"hello\"}", "[]", "\"hello\"", "null"})
    void a_missing_or_wrong_or_unknown_argument_is_an_error(String arguments) {
        assertInvalidParams("prompts/get",
                "{\"name\": \"echo_prompt\", \"arguments\": %s}".formatted(arguments));
    }

    @Test
    @Tag("3.4")
    void a_message_of_more_than_10_000_characters_is_an_error() {
        assertInvalidParams("prompts/get", """
                {"name": "echo_prompt", "arguments": {"message": "%s"}}""".formatted("a".repeat(10_001)));
    }

    private JsonNode get(String message) {
        return result(wire.post(request("prompts/get", """
                {"name": "echo_prompt", "arguments": {"message": "%s"}}""".formatted(message))));
    }

    private void assertInvalidParams(String method, String params) {
        assertError(200, -32602, wire.post(request(method, params)));
    }
}
