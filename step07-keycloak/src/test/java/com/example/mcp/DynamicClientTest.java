package com.example.mcp;

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
        String client = Registration.create("scope", "mcp:read mcp:tools").path("client_id").asString();

        String token = Registration.token(
                client, new LoginForm(), "mcp-user", "user123", "mcp:read mcp:tools");

        assertEquals(200, call("tools/list", token).statusCode());
    }

    @Test
    void a_client_that_registers_itself_without_scopes_can_ask_for_them_at_the_login() {
        String client = Registration.create().path("client_id").asString();

        String token = Registration.token(client, new LoginForm(), "mcp-user", "user123", "mcp:tools");

        assertEquals(200, call("tools/list", token).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp:read", "mcp:tools", "mcp:prompts"})
    void each_scope_alone_is_enough_to_be_heard(String scope) {
        String client = Registration.create("scope", scope).path("client_id").asString();

        String token = Registration.token(client, new LoginForm(), "mcp-admin", "admin123", scope);

        assertEquals(200, call("ping", token).statusCode());
    }

    @Test
    void the_client_may_not_do_more_than_its_user() {
        String client = Registration.create("scope", "mcp:read mcp:tools").path("client_id").asString();

        String token = Registration.token(
                client, new LoginForm(), "mcp-readonly", "readonly123", "mcp:read mcp:tools");

        assertEquals(200, call("tools/list", token).statusCode());
        assertEquals(403, call("tools/call", token).statusCode());
    }

    @Test
    @Tag("control")
    void a_token_without_a_scope_of_this_server_is_not_for_this_server() {
        String client = Registration.create().path("client_id").asString();

        String token = Registration.token(client, new LoginForm(), "mcp-user", "user123", "openid");

        assertEquals(401, call("ping", token).statusCode());
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
        assertNotEquals(200, call("ping", token).statusCode());
    }

    private HttpResponse<String> call(String method, String token) {
        return wire.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\"}".formatted(method),
                "Authorization", "Bearer " + token);
    }
}
