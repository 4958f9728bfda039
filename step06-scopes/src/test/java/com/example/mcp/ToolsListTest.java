package com.example.mcp;

import static com.example.mcp.Messages.TOOLS_LIST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
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
        assertEquals(List.of("echo"), result(TOOLS_LIST).path("tools").valueStream()
                .map(tool -> tool.path("name").stringValue("")).toList());
    }

    @Test
    void a_tool_has_a_title_and_a_description_for_people_and_models() {
        JsonNode tool = result(TOOLS_LIST).at("/tools/0");

        assertFalse(tool.path("title").stringValue("").isBlank(), tool.toString());
        assertFalse(tool.path("description").stringValue("").isBlank(), tool.toString());
    }

    @Test
    void echo_takes_a_required_message_and_nothing_that_its_schema_does_not_name() {
        JsonNode schema = result(TOOLS_LIST).at("/tools/0/inputSchema");

        assertEquals("object", schema.path("type").stringValue(""));
        assertEquals("string", schema.at("/properties/message/type").stringValue(""));
        assertEquals(10_000, schema.at("/properties/message/maxLength").intValue(0));
        assertEquals(JsonMapper.shared().readTree("[\"message\"]"), schema.path("required"));
        assertFalse(schema.path("additionalProperties").booleanValue(true));
    }

    @Test
    void echo_takes_a_repeat_count_from_1_to_10_that_is_1_by_default() {
        JsonNode count = result(TOOLS_LIST).at("/tools/0/inputSchema/properties/repeat_count");

        assertEquals("integer", count.path("type").stringValue(""));
        assertEquals(1, count.path("minimum").intValue(0));
        assertEquals(10, count.path("maximum").intValue(0));
        assertEquals(1, count.path("default").intValue(0));
    }

    @Test
    void echo_says_what_its_structured_result_looks_like() {
        JsonNode schema = result(TOOLS_LIST).at("/tools/0/outputSchema");

        assertEquals("object", schema.path("type").stringValue(""));
        assertEquals("string", schema.at("/properties/text/type").stringValue(""));
        assertEquals(JsonMapper.shared().readTree("[\"text\"]"), schema.path("required"));
    }

    @Test
    void the_list_is_the_same_at_every_call() {
        JsonNode first = result(TOOLS_LIST);

        assertEquals(first.toString(), result(TOOLS_LIST).toString());
        assertEquals(first.toString(), result(TOOLS_LIST).toString());
    }

    @Test
    void the_list_fits_on_one_page() {
        assertFalse(result(TOOLS_LIST).has("nextCursor"));
    }

    @Test
    void the_list_holds_no_null() {
        JsonNode result = result(TOOLS_LIST);

        assertFalse(holdsNull(result), result.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"abc\"", "5", "{}"})
    void a_cursor_is_an_error_because_the_server_gave_none(String cursor) {
        JsonNode answer = answer("""
                {"jsonrpc": "2.0", "id": 1, "method": "tools/list",
                 "params": {"cursor": %s}}""".formatted(cursor));

        assertEquals(-32602, answer.at("/error/code").intValue(0), answer.toString());
        assertFalse(answer.has("result"), answer.toString());
    }

    @Test
    void a_cursor_of_null_is_none() {
        assertEquals(result(TOOLS_LIST), result("""
                {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {"cursor": null}}"""));
    }

    @Test
    void initialize_declares_tools_and_prompts_and_nothing_else() {
        JsonNode result = result("""
                {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
                  "protocolVersion": "2025-11-25", "capabilities": {},
                  "clientInfo": {"name": "test", "version": "1"}}}""");

        assertEquals(JsonMapper.shared().readTree("""
                {"tools": {}, "prompts": {}}"""), result.path("capabilities"));
    }

    private JsonNode result(String request) {
        JsonNode answer = answer(request);
        assertTrue(answer.path("result").isObject(), answer.toString());
        return answer.path("result");
    }

    private JsonNode answer(String request) {
        HttpResponse<String> response = wire.post(request);
        assertEquals(200, response.statusCode(), response.body());
        return JsonMapper.shared().readTree(response.body());
    }

    private static boolean holdsNull(JsonNode node) {
        return node.isNull() || node.valueStream().anyMatch(ToolsListTest::holdsNull);
    }
}
