package com.example.mcp;

import static com.example.mcp.Answers.challengeParameters;
import static com.example.mcp.Answers.header;
import static com.example.mcp.Answers.words;
import static com.example.mcp.Messages.request;
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

class InsufficientScopeTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    @Tag("6.4")
    void the_challenge_says_that_the_scope_is_insufficient() {
        HttpResponse<String> response = call("tools/call", "echo", "mcp:prompts");

        assertEquals(403, response.statusCode(), response.body());
        assertEquals("insufficient_scope", challengeParameters(response).get("error"));
    }

    @ParameterizedTest
    @Tag("6.4")
    @CsvSource({
        "tools/list, mcp:read, mcp:prompts",
        "tools/call, mcp:tools, mcp:prompts",
        "tools/call, mcp:tools, mcp:read",
        "prompts/list, mcp:read, mcp:tools",
        "prompts/get, mcp:prompts, mcp:tools"})
    void the_challenge_names_just_the_scope_of_the_operation(String method, String needed, String granted) {
        assertEquals(needed, challengeParameters(call(method, "echo", granted)).get("scope"));
    }

    @ParameterizedTest
    @Tag("6.4")
    @CsvSource({"tools/list, echo", "tools/call, echo", "prompts/list, echo", "prompts/get, echo_prompt"})
    void a_token_with_just_the_named_scope_is_enough(String method, String name) {
        String scope = challengeParameters(call(method, name, "openid")).get("scope");

        HttpResponse<String> response = call(method, name, scope);

        assertEquals(200, response.statusCode(), response.body());
        assertTrue(response.body().contains("\"result\""), response.body());
    }

    @Test
    @Tag("6.4")
    void the_challenge_points_to_the_metadata() {
        assertEquals("http://localhost:" + wire.port() + "/.well-known/oauth-protected-resource/mcp",
                challengeParameters(call("tools/call", "echo", "mcp:prompts")).get("resource_metadata"));
    }

    @Test
    @Tag("6.4")
    void a_page_can_read_the_challenge() {
        HttpResponse<String> response = wire.post(message("tools/call", "echo"),
                "Authorization", token("openid"), "Origin", "http://localhost:6274");

        assertEquals("insufficient_scope", challengeParameters(response).get("error"));
        assertEquals("http://localhost:6274", header(response, "Access-Control-Allow-Origin"));
        assertTrue(words(response, "Access-Control-Expose-Headers").contains("WWW-Authenticate"));
    }

    @ParameterizedTest
    @Tag("6.3")
    @CsvSource({"tools/call, rm", "prompts/get, rm"})
    void who_lacks_the_scope_does_not_learn_which_names_exist(String method, String name) {
        assertEquals(403, call(method, name, "openid").statusCode());
    }

    @ParameterizedTest
    @Tag("6.3")
    @ValueSource(strings = {"ping", "initialize", "prompts/list"})
    void a_header_that_claims_another_operation_does_not_help(String claimed) {
        HttpResponse<String> response = wire.post(message("tools/call", "echo"),
                "Authorization", token("mcp:prompts"), "Mcp-Method", claimed);

        assertEquals(403, response.statusCode(), response.body());
    }

    @Test
    @Tag("6.3")
    @Tag("control")
    void a_call_without_an_id_is_a_notification_and_runs_nothing() {
        HttpResponse<String> response = wire.post(message("tools/call", "echo").replace("\"id\":1,", ""),
                "Authorization", token("openid"));

        assertEquals(202, response.statusCode(), response.body());
        assertEquals("", response.body());
    }

    @Test
    @Tag("6.3")
    void the_connection_goes_on_after_a_refusal() {
        String body = message("tools/list", "echo");
        String refused = "POST /mcp HTTP/1.1\r\nHost: localhost:" + wire.port()
                + "\r\nContent-Type: application/json\r\nAuthorization: " + token("openid")
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        String accepted = wire.rawHead() + "Content-Length: " + body.length() + "\r\n\r\n" + body;

        assertEquals(List.of("403", "200"), Wire.statuses(wire.raw(refused + accepted)));
    }

    private HttpResponse<String> call(String method, String name, String scope) {
        return wire.post(message(method, name), "Authorization", token(scope));
    }

    private String token(String scope) {
        return "Bearer " + TestIssuer.sign(wire.claims().claim("scope", scope).build());
    }

    private static String message(String method, String name) {
        return request(method, """
                {"name":"%s","arguments":{"message":"hi"}}""".formatted(name));
    }
}
