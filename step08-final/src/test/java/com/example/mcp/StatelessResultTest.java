package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an answer of the revision 2026-07-28 says of itself. */
@Tag("8.5")
class StatelessResultTest {

    private static final String ECHO = "\"name\": \"echo\", \"arguments\": {\"message\": \"hi\"}";
    private static final String BAD_ECHO = "\"name\": \"echo\", \"arguments\": {}";
    private static final String PROMPT = "\"name\": \"echo_prompt\", \"arguments\": {\"message\": \"hi\"}";

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "prompts/list", "server/discover", "tools/call", "prompts/get"})
    void every_result_is_complete(String method) {
        assertEquals("complete", result(method).path("resultType").stringValue("none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "prompts/list", "server/discover", "tools/call", "prompts/get"})
    void every_result_names_the_server_in_its_metadata_and_only_there(String method) {
        JsonNode result = result(method);
        JsonNode server = result.path("_meta").path("io.modelcontextprotocol/serverInfo");

        assertEquals("echo-mcp-server", server.path("name").stringValue("none"), result.toString());
        assertFalse(server.path("version").stringValue("").isBlank(), result.toString());
        assertFalse(result.has("serverInfo"), result.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "prompts/list", "server/discover"})
    void what_a_client_may_keep_says_how_long_and_for_whom(String method) {
        JsonNode result = result(method);

        assertTrue(result.path("ttlMs").isIntegralNumber() && result.path("ttlMs").longValue() >= 0,
                result.toString());
        assertEquals("private", result.path("cacheScope").stringValue("none"), result.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/call", "prompts/get"})
    void the_result_of_a_call_is_not_to_be_kept(String method) {
        JsonNode result = result(method);
        assertFalse(result.has("ttlMs") || result.has("cacheScope"), result.toString());
    }

    @Test
    void a_tool_gives_the_same_as_in_the_handshake_era() {
        JsonNode result = result("tools/call");

        assertEquals("hi", result.at("/content/0/text").stringValue("none"), result.toString());
        assertEquals("hi", result.at("/structuredContent/text").stringValue("none"), result.toString());
        assertFalse(result.path("isError").booleanValue(true), result.toString());
    }

    @Test
    void a_prompt_gives_the_same_as_in_the_handshake_era() {
        JsonNode earlier = json(wire.post(body("prompts/get", PROMPT))).at("/result/messages");

        assertEquals(earlier, result("prompts/get").path("messages"));
        assertEquals(1, earlier.size(), earlier.toString());
    }

    @ParameterizedTest
    @CsvSource({"tools/list, tools", "prompts/list, prompts"})
    void a_list_gives_the_same_as_in_the_handshake_era(String method, String member) {
        JsonNode earlier = json(wire.post(body(method, "\"x\": 1"))).path("result").path(member);

        assertEquals(earlier, result(method).path(member));
    }

    @Test
    void arguments_that_a_tool_cannot_use_are_a_complete_result_with_200() {
        JsonNode result = json(post("tools/call", "echo", BAD_ECHO)).path("result");

        assertTrue(result.path("isError").booleanValue(false), result.toString());
        assertEquals("complete", result.path("resultType").stringValue("none"), result.toString());
    }

    @ParameterizedTest
    @CsvSource({"tools/call, nothing", "prompts/get, nothing", "tools/call, echo_prompt",
        "prompts/get, echo"})
    void an_unknown_tool_or_prompt_is_an_error_with_200(String method, String name) {
        assertInvalidParams(post(method, name, "\"name\": \"" + name + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "prompts/list"})
    void a_cursor_that_the_server_never_gave_is_an_error_with_200(String method) {
        assertInvalidParams(post(method, Wire.NONE, "\"cursor\": \"\""));
    }

    private JsonNode result(String method) {
        HttpResponse<String> response = switch (method) {
            case "tools/call" -> post(method, "echo", ECHO);
            case "prompts/get" -> post(method, "echo_prompt", PROMPT);
            default -> post(method, Wire.NONE, "\"x\": 1");
        };
        assertEquals(200, response.statusCode(), response.body());
        return json(response).path("result");
    }

    private HttpResponse<String> post(String method, String name, String params) {
        String meta = "\"_meta\": {\"io.modelcontextprotocol/protocolVersion\": \"2026-07-28\","
                + "\"io.modelcontextprotocol/clientCapabilities\": {}}";
        return wire.post(body(method, params + "," + meta), "MCP-Protocol-Version", "2026-07-28",
                "Mcp-Method", method, "Mcp-Name", name);
    }

    private static String body(String method, String params) {
        return """
                {"jsonrpc": "2.0", "id": 1, "method": "%s", "params": {%s}}""".formatted(method, params);
    }

    private static void assertInvalidParams(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response.body());
        assertEquals(-32602, json(response).at("/error/code").intValue(0), response.body());
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertTrue(response.body().startsWith("{"), response.body());
        return JsonMapper.shared().readTree(response.body());
    }
}
