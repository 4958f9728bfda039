package com.example.mcp;

import static com.example.mcp.Messages.TOOLS_LIST;
import static com.example.mcp.Messages.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("7.3")
class DynamicClientTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void a_client_that_registers_itself_with_scopes_gets_a_token_for_this_server() {
        String client = Registration.id("scope", "mcp:read mcp:tools");

        String token = Registration.token(
                client, new LoginForm(), "mcp-user", "user123", "mcp:read mcp:tools");

        assertEquals(200, wire.statusAs(token, TOOLS_LIST));
    }

    @Test
    void a_client_that_registers_itself_without_scopes_can_ask_for_them_at_the_login() {
        String client = Registration.id();

        String token = Registration.token(client, new LoginForm(), "mcp-user", "user123", "mcp:tools");

        assertEquals(200, wire.statusAs(token, TOOLS_LIST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp:read", "mcp:tools", "mcp:prompts"})
    void each_scope_alone_is_enough_to_be_heard(String scope) {
        String client = Registration.id("scope", scope);

        String token = Registration.token(client, new LoginForm(), "mcp-admin", "admin123", scope);

        assertEquals(200, wire.ping(token));
    }

    @Test
    void the_client_may_not_do_more_than_its_user() {
        String client = Registration.id("scope", "mcp:read mcp:tools");

        String token = Registration.token(
                client, new LoginForm(), "mcp-readonly", "readonly123", "mcp:read mcp:tools");

        assertEquals(200, wire.statusAs(token, TOOLS_LIST));
        assertEquals(403, wire.statusAs(token, call("tools/call")));
    }

    @Test
    @Tag("control")
    void a_token_without_a_scope_of_this_server_is_not_for_this_server() {
        String client = Registration.id();

        String token = Registration.token(client, new LoginForm(), "mcp-user", "user123", "openid");

        assertEquals(401, wire.ping(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp:read", "mcp:tools", "mcp:prompts"})
    @Tag("control")
    void a_client_without_a_user_gets_no_token_for_this_server(String scope) {
        JsonNode client = Registration.create(
                "grant_types", List.of("client_credentials"),
                "token_endpoint_auth_method", "client_secret_post");

        HttpResponse<String> answer = new LoginForm().post(LoginForm.endpoint("token"),
                "grant_type", "client_credentials", "client_id", client.path("client_id").asString(),
                "client_secret", client.path("client_secret").asString(), "scope", scope);

        String token = JsonMapper.shared().readTree(answer.body()).path("access_token").asString("none");
        assertNotEquals(200, wire.ping(token));
    }
}
