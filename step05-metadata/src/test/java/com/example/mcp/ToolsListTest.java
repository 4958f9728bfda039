package com.example.mcp;

import static com.example.mcp.Answers.assertError;
import static com.example.mcp.Answers.holdsNull;
import static com.example.mcp.Answers.result;
import static com.example.mcp.Messages.TOOLS_LIST;
import static com.example.mcp.Messages.initialize;
import static com.example.mcp.Messages.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("3.1")
class ToolsListTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void the_server_offers_one_tool_by_name() {
        assertEquals(List.of("echo"), result(wire.post(TOOLS_LIST)).path("tools").valueStream()
                .map(tool -> tool.path("name").stringValue("")).toList());
    }

    @Test
    void a_tool_has_a_title_and_a_description_for_people_and_models() {
        JsonNode tool = result(wire.post(TOOLS_LIST)).at("/tools/0");

        assertFalse(tool.path("title").stringValue("").isBlank(), tool.toString());
        assertFalse(tool.path("description").stringValue("").isBlank(), tool.toString());
    }

    @Test
    void echo_takes_a_required_message_and_nothing_that_its_schema_does_not_name() {
        JsonNode schema = result(wire.post(TOOLS_LIST)).at("/tools/0/inputSchema");

        assertEquals("object", schema.path("type").stringValue(""));
        assertEquals("string", schema.at("/properties/message/type").stringValue(""));
        assertEquals(10_000, schema.at("/properties/message/maxLength").intValue(0));
        assertEquals(JsonMapper.shared().readTree("[\"message\"]"), schema.path("required"));
        assertFalse(schema.path("additionalProperties").booleanValue(true));
    }

    @Test
    void echo_takes_a_repeat_count_from_1_to_10_that_is_1_by_default() {
        JsonNode count = result(wire.post(TOOLS_LIST)).at("/tools/0/inputSchema/properties/repeat_count");

        assertEquals("integer", count.path("type").stringValue(""));
        assertEquals(1, count.path("minimum").intValue(0));
        assertEquals(10, count.path("maximum").intValue(0));
        assertEquals(1, count.path("default").intValue(0));
    }

    @Test
    void echo_says_what_its_structured_result_looks_like() {
        JsonNode schema = result(wire.post(TOOLS_LIST)).at("/tools/0/outputSchema");

        assertEquals("object", schema.path("type").stringValue(""));
        assertEquals("string", schema.at("/properties/text/type").stringValue(""));
        assertEquals(JsonMapper.shared().readTree("[\"text\"]"), schema.path("required"));
    }

    @Test
    void the_list_is_the_same_at_every_call() {
        JsonNode first = result(wire.post(TOOLS_LIST));

        assertEquals(first.toString(), result(wire.post(TOOLS_LIST)).toString());
        assertEquals(first.toString(), result(wire.post(TOOLS_LIST)).toString());
    }

    @Test
    void the_list_fits_on_one_page() {
        assertFalse(result(wire.post(TOOLS_LIST)).has("nextCursor"));
    }

    @Test
    void the_list_holds_no_null() {
        JsonNode result = result(wire.post(TOOLS_LIST));

        assertFalse(holdsNull(result), result.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"abc\"", "5", "{}"})
    void a_cursor_is_an_error_because_the_server_gave_none(String cursor) {
        String request = request("tools/list", "{\"cursor\": %s}".formatted(cursor));

        assertError(200, -32602, wire.post(request));
    }

    @Test
    void a_cursor_of_null_is_none() {
        String request = request("tools/list", "{\"cursor\": null}");

        assertEquals(result(wire.post(TOOLS_LIST)), result(wire.post(request)));
    }

    @Test
    void initialize_declares_tools_and_prompts_and_nothing_else() {
        JsonNode result = result(wire.post(initialize("2025-11-25")));

        assertEquals(JsonMapper.shared().readTree("""
                {"tools": {}, "prompts": {}}"""), result.path("capabilities"));
    }
}
