package com.example.mcp;

import static com.example.mcp.Messages.INITIALIZED;
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

class ScopeTest {


    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @Tag("6.3")
    @ValueSource(strings = {"tools/list", "tools/call"})
    void the_scope_of_prompts_does_not_open_tools(String method) {
        assertEquals(403, call(method, "mcp:prompts").statusCode());
    }

    @ParameterizedTest
    @Tag("6.3")
    @ValueSource(strings = {"prompts/list", "prompts/get"})
    void the_scope_of_tools_does_not_open_prompts(String method) {
        assertEquals(403, call(method, "mcp:tools").statusCode());
    }

    @ParameterizedTest
    @Tag("6.3")
    @ValueSource(strings = {"tools/list", "tools/call", "prompts/list", "prompts/get"})
    void a_token_without_a_scope_opens_neither_tools_nor_prompts(String method) {
        assertEquals(403, call(method, null).statusCode());
    }

    @ParameterizedTest
    @Tag("6.3")
    @Tag("control")
    @CsvSource({"mcp:tools, tools/list", "mcp:tools, tools/call", "mcp:prompts, prompts/list",
        "mcp:prompts, prompts/get"})
    void a_scope_alone_opens_its_own_operations(String scope, String method) {
        assertSucceeds(call(method, scope));
    }

    @ParameterizedTest
    @Tag("6.3")
    @Tag("control")
    @ValueSource(strings = {"initialize", "ping"})
    void no_scope_is_needed_to_connect(String method) {
        assertSucceeds(call(method, null));
    }

    @Test
    @Tag("6.3")
    @Tag("control")
    void no_scope_is_needed_for_a_notification() {
        HttpResponse<String> response = post(null, INITIALIZED);

        assertEquals(202, response.statusCode(), response.body());
        assertEquals("", response.body());
    }

    @Test
    @Tag("6.3")
    @Tag("control")
    void no_scope_is_needed_to_hear_that_a_method_does_not_exist() {
        HttpResponse<String> response = call("tools/nothing", null);

        assertEquals(200, response.statusCode(), response.body());
        assertTrue(response.body().contains("-32601"), response.body());
    }

    @ParameterizedTest
    @Tag("6.3")
    @Tag("control")
    @ValueSource(strings = {"tools/list", "prompts/list"})
    void to_read_opens_the_lists(String method) {
        assertSucceeds(call(method, "mcp:read"));
    }

    @Test
    @Tag("6.3")
    void to_read_calls_no_tool() {
        assertEquals(403, call("tools/call", "mcp:read").statusCode());
    }

    @ParameterizedTest
    @Tag("6.3")
    @ValueSource(strings = {"mcp:toolsx", "xmcp:tools", "mcp:tools:x", "mcp:tools,mcp:prompts", "MCP:TOOLS",
        "mcp:tool", "mcp:reader", "read", "mcp", "mcp:*", "*", "tools", "\"mcp:tools\"",
        "mcp:read\tmcp:tools", "", " "})
    void what_only_resembles_the_scope_is_another_one(String scope) {
        assertEquals(403, call("tools/list", scope).statusCode());
    }

    @ParameterizedTest
    @Tag("6.3")
    @Tag("control")
    @ValueSource(strings = {"mcp:prompts mcp:tools", "mcp:tools mcp:prompts", "openid mcp:tools profile",
        "mcp:tools mcp:tools"})
    void the_scope_counts_wherever_it_stands_in_the_claim(String scope) {
        assertSucceeds(call("tools/list", scope));
    }

    @Test
    @Tag("6.1")
    void a_scope_that_is_no_string_makes_the_token_invalid() {
        assertEquals(401, call("tools/list", List.of("mcp:tools")).statusCode());
    }

    @Test
    @Tag("6.3")
    void each_request_is_judged_by_its_own_token() {
        assertSucceeds(call("tools/list", "mcp:tools"));
        assertEquals(403, call("tools/list", "mcp:prompts").statusCode());
        assertSucceeds(call("tools/list", "mcp:tools"));
    }

    private static void assertSucceeds(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response.body());
        assertTrue(response.body().contains("\"result\""), response.body());
    }

    private HttpResponse<String> call(String method, Object scope) {
        return post(scope, Messages.call(method));
    }

    /** Posts with a token that has this scope claim, or none where it is null. */
    private HttpResponse<String> post(Object scope, String body) {
        return wire.postAs(TestIssuer.sign(wire.claims().claim("scope", scope).build()), body);
    }
}
