package com.example.mcp;

import static com.example.mcp.Answers.assertError;
import static com.example.mcp.Answers.result;
import static com.example.mcp.Messages.request;
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
        assertEquals("complete", resultOf(method).path("resultType").stringValue("none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "prompts/list", "server/discover", "tools/call", "prompts/get"})
    void every_result_names_the_server_in_its_metadata_and_only_there(String method) {
        JsonNode result = resultOf(method);
        JsonNode server = result.path("_meta").path("io.modelcontextprotocol/serverInfo");

        assertEquals("echo-mcp-server", server.path("name").stringValue("none"), result.toString());
        assertFalse(server.path("version").stringValue("").isBlank(), result.toString());
        assertFalse(result.has("serverInfo"), result.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "prompts/list", "server/discover"})
    void what_a_client_may_keep_says_how_long_and_for_whom(String method) {
        JsonNode result = resultOf(method);

        assertTrue(result.path("ttlMs").isIntegralNumber() && result.path("ttlMs").longValue() >= 0,
                result.toString());
        assertEquals("private", result.path("cacheScope").stringValue("none"), result.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/call", "prompts/get"})
    void the_result_of_a_call_is_not_to_be_kept(String method) {
        JsonNode result = resultOf(method);
        assertFalse(result.has("ttlMs") || result.has("cacheScope"), result.toString());
    }

    @Test
    void a_tool_gives_the_same_as_in_the_handshake_era() {
        JsonNode result = resultOf("tools/call");

        assertEquals("hi", result.at("/content/0/text").stringValue("none"), result.toString());
        assertEquals("hi", result.at("/structuredContent/text").stringValue("none"), result.toString());
        assertFalse(result.path("isError").booleanValue(true), result.toString());
    }

    @Test
    void a_prompt_gives_the_same_as_in_the_handshake_era() {
        JsonNode earlier = result(wire.post(request("prompts/get", "{" + PROMPT + "}"))).path("messages");

        assertEquals(earlier, resultOf("prompts/get").path("messages"));
        assertEquals(1, earlier.size(), earlier.toString());
    }

    @ParameterizedTest
    @CsvSource({"tools/list, tools", "prompts/list, prompts"})
    void a_list_gives_the_same_as_in_the_handshake_era(String method, String member) {
        JsonNode earlier = result(wire.post(request(method, "{}"))).path(member);

        assertEquals(earlier, resultOf(method).path(member));
    }

    @Test
    void arguments_that_a_tool_cannot_use_are_a_complete_result_with_200() {
        JsonNode result = result(post("tools/call", "echo", BAD_ECHO));

        assertTrue(result.path("isError").booleanValue(false), result.toString());
        assertEquals("complete", result.path("resultType").stringValue("none"), result.toString());
    }

    @ParameterizedTest
    @CsvSource({"tools/call, nothing", "prompts/get, nothing", "tools/call, echo_prompt",
        "prompts/get, echo"})
    void an_unknown_tool_or_prompt_is_an_error_with_200(String method, String name) {
        assertError(200, -32602, post(method, name, "\"name\": \"" + name + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "prompts/list"})
    void a_cursor_that_the_server_never_gave_is_an_error_with_200(String method) {
        assertError(200, -32602, post(method, Wire.NONE, "\"cursor\": \"\""));
    }

    private JsonNode resultOf(String method) {
        HttpResponse<String> response = switch (method) {
            case "tools/call" -> post(method, "echo", ECHO);
            case "prompts/get" -> post(method, "echo_prompt", PROMPT);
            default -> post(method, Wire.NONE, "\"x\": 1");
        };
        return result(response);
    }

    private HttpResponse<String> post(String method, String name, String params) {
        return wire.postStateless(method, params, "Mcp-Name", name);
    }
}
