package com.example.mcp;

import static com.example.mcp.Answers.answer;
import static com.example.mcp.Answers.assertError;
import static com.example.mcp.Answers.header;
import static com.example.mcp.Messages.stateless;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gateways read the headers and servers the body, so a request of 2026-07-28 must say the same in both. */
@Tag("8.5")
class MirroredHeaderTest {

    private static final String VERSION = "MCP-Protocol-Version";
    private static final String METHOD = "Mcp-Method";
    private static final String NAME = "Mcp-Name";
    private static final String STATELESS = "2026-07-28";

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void a_call_whose_headers_say_what_its_body_says_is_served() {
        assertServed(echo(VERSION, STATELESS, METHOD, "tools/call", NAME, "echo"));
    }

    @Test
    void a_page_may_send_the_headers() {
        HttpResponse<String> response = wire.send("OPTIONS", "/mcp", null, "Authorization", Wire.NONE,
                "Origin", "http://localhost:" + wire.port(), "Access-Control-Request-Method", "POST");
        String allowed = header(response, "Access-Control-Allow-Headers");

        assertTrue(List.of(allowed.split(", ")).containsAll(List.of(VERSION, METHOD, NAME)), allowed);
    }

    @Test
    void a_call_without_the_version_header_is_refused() {
        assertMismatch(echo(METHOD, "tools/call", NAME, "echo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2025-06-18", "9999-12-31", "2026-07-28x",
        "2026-07-28, 2026-07-28"})
    void a_call_whose_version_header_says_another_version_is_refused(String header) {
        assertMismatch(echo(VERSION, header, METHOD, "tools/call", NAME, "echo"));
    }

    @Test
    void a_call_without_the_method_header_is_refused() {
        assertMismatch(echo(VERSION, STATELESS, NAME, "echo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "TOOLS/CALL", "Tools/call", "tools/call/", "x",
        "=?base64?dG9vbHMvY2FsbA==?="})
    void a_call_whose_method_header_says_another_method_is_refused(String header) {
        assertMismatch(echo(VERSION, STATELESS, METHOD, header, NAME, "echo"));
    }

    @ParameterizedTest
    @CsvSource({"tools/call, echo", "prompts/get, echo_prompt"})
    void a_call_without_the_name_header_is_refused(String method, String name) {
        assertMismatch(post(method, "\"name\": \"" + name + "\"", VERSION, STATELESS, METHOD, method));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Echo", "ECHO", "echo_prompt", "\"echo\"", "echo, echo"})
    void a_call_whose_name_header_says_another_name_is_refused(String header) {
        assertMismatch(echo(VERSION, STATELESS, METHOD, "tools/call", NAME, header));
    }

    @Test
    void a_prompt_is_named_by_the_header_too() {
        String params = "\"name\": \"echo_prompt\", \"arguments\": {\"message\": \"hi\"}";

        assertServed(post("prompts/get", params,
                VERSION, STATELESS, METHOD, "prompts/get", NAME, "echo_prompt"));
        assertMismatch(post("prompts/get", params, VERSION, STATELESS, METHOD, "prompts/get", NAME, "echo"));
    }

    @Test
    void a_resource_is_named_by_its_URI() {
        assertMismatch(post("resources/read", "\"uri\": \"file:///x\", \"name\": \"x\"",
                VERSION, STATELESS, METHOD, "resources/read", NAME, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "prompts/list", "server/discover"})
    void the_name_header_is_ignored_where_no_name_is_called(String method) {
        assertServed(post(method, "\"name\": \"y\"", VERSION, STATELESS, METHOD, method, NAME, "x"));
    }

    @ParameterizedTest
    @CsvSource({"MCP-Protocol-Version, 2026-07-28", "Mcp-Method, tools/call", "Mcp-Name, echo"})
    void a_repeated_header_is_refused_even_where_it_agrees(String header, String value) {
        assertMismatch(echo(VERSION, STATELESS, METHOD, "tools/call", NAME, "echo", header, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp-protocol-version: 2026-07-28\r\nmcp-method: tools/call\r\nmcp-name: echo",
        "MCP-PROTOCOL-VERSION: 2026-07-28\r\nMCP-METHOD: tools/call\r\nMCP-NAME: echo",
        "MCP-Protocol-Version:2026-07-28\r\nMcp-Method:tools/call\r\nMcp-Name:echo",
        "MCP-Protocol-Version: \t 2026-07-28 \r\nMcp-Method:  tools/call\t\r\nMcp-Name:   echo  "})
    void names_of_headers_come_in_any_case_and_values_with_blanks_around(String headers) {
        String body = stateless("tools/call", "\"name\": \"echo\", \"arguments\": {\"message\": \"hi\"}");

        String answer = wire.rawPost(headers + "\r\n", body);

        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }

    private HttpResponse<String> echo(String... headers) {
        return post("tools/call", "\"name\": \"echo\", \"arguments\": {\"message\": \"hi\"}", headers);
    }

    private HttpResponse<String> post(String method, String params, String... headers) {
        return wire.post(stateless(method, params), headers);
    }

    private static void assertServed(HttpResponse<String> response) {
        assertTrue(answer(response).has("result"), response.body());
    }

    private static void assertMismatch(HttpResponse<String> response) {
        assertEquals(1, assertError(400, -32020, response).path("id").intValue(0), response.body());
    }
}
