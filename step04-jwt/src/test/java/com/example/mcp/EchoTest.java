package com.example.mcp;

import static com.example.mcp.Answers.answer;
import static com.example.mcp.Answers.holdsNull;
import static com.example.mcp.Answers.result;
import static com.example.mcp.Messages.TOOLS_LIST;
import static com.example.mcp.Messages.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Tag("3.3")
class EchoTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void the_message_comes_back() {
        assertEquals("hello", text(echo("hello")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void the_message_is_repeated_without_a_separator(int count) {
        assertEquals("ab ".repeat(count), text(echo("ab ", count)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "\u00fc\u00df", "\u65e5\u672c\u8a9e", "\u0627\u0644", "e\u0301",
        "\ud83d\ude00\ud83d\udc69\u200d\ud83d\udcbb",
        "\u0000\u0001\u001f\u007f\u0085", "\t\r\n", "\u2028\u2029\ufeff\uffff", "\"\\/</script>${x}%s"})
    void any_character_comes_back_as_it_was(String message) {
        assertEquals(message, text(echo(message)));
    }

    @Test
    void calls_at_the_same_time_get_their_own_messages() {
        IntStream.range(0, 200).parallel().mapToObj(String::valueOf)
                .forEach(message -> assertEquals(message, text(echo(message))));
    }

    @Test
    void a_message_of_10_000_characters_comes_back() {
        String message = "a".repeat(10_000);

        assertEquals(message, text(echo(message)));
    }

    @Test
    void a_character_beyond_the_first_65_536_counts_once() {
        String message = "\ud83d\ude00".repeat(10_000);

        assertEquals(message, text(echo(message)));
    }

    @Test
    void the_longest_answer_comes_back_whole() {
        String message = "\ud83d\ude00".repeat(10_000);

        assertEquals(message.repeat(10), text(echo(message, 10)));
    }

    @Test
    void half_a_surrogate_pair_in_a_message_is_answered() {
        JsonNode result = result(wire.post(Messages.echo("{\"message\": \"\\ud83d\", \"repeat_count\": 2}")));

        assertTrue(result.at("/content/0/text").isString(), result.toString());
    }

    @Test
    void the_content_is_an_array_with_one_text() {
        JsonNode content = echo("hello").path("content");

        assertEquals(JsonMapper.shared().readTree("[{\"type\": \"text\", \"text\": \"hello\"}]"), content);
    }

    @Test
    void the_structured_content_holds_the_same_text() {
        assertEquals("abab", echo("ab", 2).at("/structuredContent/text").stringValue(""));
    }

    @Test
    void the_structured_content_conforms_to_the_output_schema_of_the_tool() {
        JsonNode schema = result(wire.post(TOOLS_LIST)).at("/tools/0/outputSchema");
        JsonNode structured = echo("hello").path("structuredContent");

        assertTrue(structured.isObject(), structured.toString());
        schema.path("required").forEach(name -> assertTrue(structured.has(name.stringValue())));
        structured.propertyStream().forEach(member -> assertEquals(
                schema.path("properties").path(member.getKey()).path("type").stringValue("unknown member"),
                member.getValue().getNodeType().name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void what_the_server_does_not_know_of_a_call_is_ignored() {
        JsonNode result = result(wire.post(request("tools/call", """
                {"name": "echo", "arguments": {"message": "hello"}, "x": null, "task": {"ttl": 60000},
                 "_meta": {"progressToken": "a"}}""")));

        assertEquals("hello", result.at("/content/0/text").stringValue("no text"), result.toString());
    }

    @Test
    void the_answer_holds_no_null() {
        JsonNode answer = answer(wire.post(Messages.echo("{\"message\": \"hello\"}")));

        assertTrue(answer.has("result"), answer.toString());
        assertFalse(holdsNull(answer), answer.toString());
    }

    private JsonNode echo(String message) {
        return call(JsonMapper.shared().createObjectNode().put("message", message));
    }

    private JsonNode echo(String message, int count) {
        ObjectNode arguments = JsonMapper.shared().createObjectNode();
        return call(arguments.put("message", message).put("repeat_count", count));
    }

    private JsonNode call(ObjectNode arguments) {
        JsonNode result = result(wire.post(Messages.echo(arguments.toString())));
        assertFalse(result.path("isError").booleanValue(false), result.toString());
        return result;
    }

    private static String text(JsonNode result) {
        return result.at("/content/0/text").stringValue("no text");
    }
}
