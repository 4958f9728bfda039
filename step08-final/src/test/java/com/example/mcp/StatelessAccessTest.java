package com.example.mcp;

import static com.example.mcp.Answers.challenge;
import static com.example.mcp.Answers.header;
import static com.example.mcp.Messages.TOOLS_LIST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call is decided as before, whatever the revision: by the token, and by what the body calls. */
@Tag("8.5")
class StatelessAccessTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @CsvSource({"tools/list, mcp:read", "tools/call, mcp:tools", "prompts/list, mcp:read",
        "prompts/get, mcp:prompts"})
    void each_operation_needs_its_scope(String method, String scope) {
        HttpResponse<String> refused = stateless("openid", method, method, "x");

        assertEquals(403, refused.statusCode(), refused.body());
        String challenge = challenge(refused);
        assertTrue(challenge.contains("error=\"insufficient_scope\""), challenge);
        assertTrue(challenge.contains("scope=\"" + scope + "\""), challenge);
        assertEquals(200, stateless(scope, method, method, "x").statusCode());
    }

    @Test
    void who_may_not_call_tools_does_not_learn_which_there_are() {
        assertEquals(403, stateless("mcp:prompts", "tools/call", "tools/call", "echo").statusCode());
        assertEquals(403, stateless("mcp:prompts", "tools/call", "tools/call", "nothing").statusCode());
    }

    @Test
    void headers_that_name_a_permitted_operation_do_not_open_another_one() {
        HttpResponse<String> response = stateless("mcp:prompts", "tools/call", "prompts/get", "echo_prompt");

        assertEquals(400, response.statusCode(), response.body());
        assertTrue(response.body().contains("\"code\":-32020"), response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25", Wire.NONE})
    @Tag("control")
    void headers_that_the_handshake_era_does_not_have_open_nothing(String version) {
        assertEquals(403, wire.post(TOOLS_LIST, "Authorization", bearer("mcp:prompts"),
                "Mcp-Method", "prompts/list", "MCP-Protocol-Version", version).statusCode());
    }

    @Test
    void no_scope_is_needed_to_hear_that_a_method_does_not_exist() {
        assertEquals(404, stateless("", "resources/list", "resources/list", Wire.NONE).statusCode());
    }

    @Test
    @Tag("control")
    void no_token_is_401_with_the_way_to_one() {
        HttpResponse<String> response = post("Authorization", Wire.NONE);

        assertEquals(401, response.statusCode(), response.body());
        assertTrue(challenge(response).contains("resource_metadata="), challenge(response));
    }

    @Test
    @Tag("control")
    void a_request_from_another_web_origin_is_403() {
        assertEquals(403, post("Origin", "http://evil.example").statusCode());
    }

    @Test
    @Tag("control")
    void a_request_for_another_host_is_400() {
        HttpResponse<String> response = post("Host", "evil.example:" + wire.port());

        assertEquals(400, response.statusCode());
        assertTrue(response.body().contains("Host"), response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "PUT"})
    @Tag("control")
    void any_other_method_than_POST_is_405(String method) {
        HttpResponse<String> response = wire.send(method, "/mcp", null, "Accept", "text/event-stream",
                "MCP-Protocol-Version", "2026-07-28");

        assertEquals(405, response.statusCode(), response.body());
        assertEquals("POST", header(response, "Allow"));
    }

    @Test
    void a_session_that_a_client_brings_along_is_ignored() {
        assertEquals(200, post("Mcp-Session-Id", "x").statusCode());
    }

    private HttpResponse<String> post(String... more) {
        return wire.postStateless("tools/list", "", more);
    }

    private HttpResponse<String> stateless(String scope, String method, String mirror, String name) {
        return wire.postStateless(method, "\"name\": \"" + name + "\"", "Authorization", bearer(scope),
                "Mcp-Method", mirror, "Mcp-Name", name);
    }

    private String bearer(String scope) {
        return "Bearer " + TestIssuer.sign(wire.claims().claim("scope", scope).build());
    }
}
