package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the realm allows a client that registers itself. */
@Tag("7.3")
@Tag("control")
class RegistrationTest {

    @BeforeAll
    static void keycloak_runs() {
        Keycloaks.url();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/callback", "http://127.0.0.1:99/", "http://localhost:33418/"})
    void a_redirect_to_this_machine_is_registered(String redirect) {
        assertEquals(201, Registration.send("redirect_uris", List.of(redirect)).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/callback", "http://localhost.evil.example/callback",
        "http://127.0.0.1.nip.io/callback", "http://evil.example:80/callback"})
    void a_redirect_to_elsewhere_is_not_registered(String redirect) {
        HttpResponse<String> response = Registration.send("redirect_uris", List.of(redirect));

        assertEquals(403, response.statusCode(), response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp:read", "mcp:tools", "mcp:prompts", "openid mcp:read", "offline_access"})
    void a_scope_of_the_server_is_registered(String scope) {
        HttpResponse<String> response = Registration.send("scope", scope);

        assertEquals(201, response.statusCode(), response.body());
    }

    @Test
    void the_internal_audience_scope_is_not_registered() {
        assertEquals(403, Registration.send("scope", "echo-mcp-server-audience").statusCode());
    }

    @Test
    void a_user_is_asked_before_the_client_gets_a_token() {
        String client = Registration.create("scope", "mcp:read").path("client_id").asString();
        LoginForm form = new LoginForm();

        Registration.token(client, form, "mcp-user", "user123", "mcp:read");

        assertTrue(form.askedForConsent());
    }

    @Test
    void the_client_gets_no_token_for_a_password() {
        String client = Registration.create("grant_types", List.of("password", "authorization_code"))
                .path("client_id").asString();

        HttpResponse<String> response = new LoginForm().post(LoginForm.endpoint("token"),
                "grant_type", "password", "client_id", client, "scope", "openid mcp:read",
                "username", "mcp-user", "password", "user123");

        assertEquals(400, response.statusCode());
        assertFalse(response.body().contains("access_token"));
    }

    @Test
    void the_client_does_not_get_the_password_grant_by_an_update_either() {
        HttpResponse<String> response = Registration.update(
                Registration.create(), "grant_types", List.of("password", "authorization_code"));

        assertFalse(response.body().contains("\"password\""), response.body());
    }

    @Test
    void the_client_cannot_log_in_without_a_code_challenge() {
        String client = Registration.create().path("client_id").asString();

        String location = new LoginForm().get(LoginForm.endpoint("auth", "response_type", "code",
                "client_id", client, "redirect_uri", Registration.REDIRECT, "scope", "mcp:read"))
                .headers().firstValue("Location").orElse("no redirect");

        assertTrue(location.contains("error=invalid_request"), location);
    }
}
