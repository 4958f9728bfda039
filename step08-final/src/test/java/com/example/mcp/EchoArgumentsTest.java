package com.example.mcp;

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

@Tag("3.3")
class EchoArgumentsTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void a_missing_message_is_named() {
        assertRefused("{}", "message");
    }

    @Test
    void missing_arguments_are_no_arguments() {
        JsonNode result = result(wire.post(request("tools/call", "{\"name\": \"echo\"}")));

        assertTrue(result.path("isError").booleanValue(false), result.toString());
        assertTrue(result.at("/content/0/text").stringValue("").contains("message"), result.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "true", "{}", "[\"hello\"]"})
    void a_message_that_is_no_string_is_refused(String message) {
        assertRefused("{\"message\": %s}".formatted(message), "message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\ud83d\ude00"})
    void a_message_of_more_than_10_000_characters_is_refused(String character) {
        assertRefused("{\"message\": \"%s\"}".formatted(character.repeat(10_001)), "message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "11", "4294967297", "18446744073709551617", "1e400", "-1e400", "1e9"})
    void a_repeat_count_out_of_bounds_is_refused_with_the_bounds(String count) {
        assertRefused("{\"message\": \"hello\", \"repeat_count\": %s}".formatted(count), "1 to 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-"})
    void a_repeat_count_that_no_double_can_hold_is_refused(String sign) {
        String count = sign + "1" + "0".repeat(400);
        assertRefused("{\"message\": \"hello\", \"repeat_count\": %s}".formatted(count), "repeat_count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "9.999", "1e-400", "\"2\"", "\"\"", "null", "true", "[2]", "{}"})
    void a_repeat_count_that_is_no_integer_is_refused(String count) {
        assertRefused("{\"message\": \"hello\", \"repeat_count\": %s}".formatted(count), "repeat_count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2e0", "0.2e1"})
    void a_number_without_a_fraction_is_an_integer_however_it_is_written(String count) {
        JsonNode result = call("{\"message\": \"ab\", \"repeat_count\": %s}".formatted(count));

        assertFalse(result.path("isError").booleanValue(false), result.toString());
        assertEquals("abab", result.at("/content/0/text").stringValue(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"repeatCount", "Message", "x", "", "_meta"})
    void an_argument_of_another_name_is_refused_with_the_names_that_are_known(String name) {
        String arguments = "{\"message\": \"hello\", \"%s\": 2}".formatted(name);

        assertRefused(arguments, "message");
        assertRefused(arguments, "repeat_count");
    }

    /** Refused with a short text, which does not give back what was sent. */
    private void assertRefused(String arguments, String named) {
        JsonNode result = call(arguments);
        assertTrue(result.path("isError").booleanValue(false), result.toString());
        assertFalse(result.has("structuredContent"), result.toString());
        assertEquals("text", result.at("/content/0/type").stringValue(""), result.toString());
        String text = result.at("/content/0/text").stringValue("");
        assertTrue(text.contains(named) && text.length() < 300, text);
    }

    private JsonNode call(String arguments) {
        return result(wire.post(Messages.echo(arguments)));
    }
}
