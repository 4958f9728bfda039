package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the realm allows a client that registers itself. */
@Tag("7.3")
@Tag("control")
class RegistrationTest {

    @BeforeAll
    static void keycloak_runs() {
        Keycloaks.url();
    }

    @Test
    void only_programs_on_this_machine_can_register() throws IOException {
        assumeFalse(Boolean.getBoolean("keycloak.docker"), "Docker's bridge hides who sends");
        String other = "127.0.0.2"; // Stands for another machine: an address that the realm does not list.
        assumeTrue(isOurs(other), "this system has one loopback address only");

        assertEquals(201, Registration.from("127.0.0.1").statusCode());
        assertEquals(403, Registration.from(other).statusCode());
    }

    @Test
    void a_client_can_register_with_all_scopes_that_the_issuer_advertises_and_log_in_for_them() {
        List<String> advertised = advertisedScopes();
        String all = String.join(" ", advertised);
        String client = Registration.id("scope", all);

        String token = Registration.token(client, new LoginForm(), "mcp-admin", "admin123", all);

        assertFalse(token.isEmpty());
        assertTrue(advertised.containsAll(List.of("openid", "mcp:read", "mcp:tools", "mcp:prompts")), all);
    }

    @Test
    void a_scope_that_a_client_does_not_register_with_is_not_advertised_to_it() {
        assertFalse(advertisedScopes().contains("offline_access"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp:read", "mcp:tools", "mcp:prompts", "openid mcp:read", "profile",
        "offline_access"})
    void a_scope_of_the_server_is_registered(String scope) {
        HttpResponse<String> response = Registration.send("scope", scope);

        assertEquals(201, response.statusCode(), response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo-mcp-server-audience", "email", "roles", "mcp:read mcp:everything", "admin"})
    void any_other_scope_is_not_registered(String scope) {
        assertEquals(403, Registration.send("scope", scope).statusCode());
    }

    @Test
    void a_user_is_asked_before_the_client_gets_a_token() {
        String client = Registration.id("scope", "mcp:read");
        LoginForm form = new LoginForm();

        Registration.token(client, form, "mcp-user", "user123", "mcp:read");

        assertTrue(form.askedForConsent());
    }

    @Test
    void the_client_cannot_take_the_question_to_the_user_away() {
        String endpoint = "/clients-registrations/default";
        HttpResponse<String> response = Registration.send(endpoint, Map.of("clientId", UUID.randomUUID(),
                "consentRequired", false, "redirectUris", List.of(Registration.REDIRECT)));

        assertTrue(JsonMapper.shared().readTree(response.body()).path("consentRequired").asBoolean(),
                response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_credentials", "urn:ietf:params:oauth:grant-type:token-exchange"})
    void the_client_gets_no_token_by_another_grant(String grant) {
        JsonNode client = Registration.create("grant_types", List.of(grant, "authorization_code"),
                "token_endpoint_auth_method", "client_secret_post");

        HttpResponse<String> response = new LoginForm().post(LoginForm.endpoint("token"),
                "grant_type", grant, "client_id", client.path("client_id").asString(),
                "client_secret", client.path("client_secret").asString(), "scope", "mcp:tools",
                "subject_token", Keycloaks.token("mcp-user", "user123", "mcp:tools"),
                "subject_token_type", "urn:ietf:params:oauth:token-type:access_token");

        assertEquals(400, response.statusCode(), response.body());
        assertTrue(response.body().contains("Request not allowed"), response.body());
    }

    @Test
    void the_client_gets_no_token_for_a_password() {
        String client = Registration.id("grant_types", List.of("password", "authorization_code"));

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
        String client = Registration.id();

        String location = new LoginForm().get(LoginForm.endpoint("auth", "response_type", "code",
                "client_id", client, "redirect_uri", Registration.REDIRECT, "scope", "mcp:read"))
                .headers().firstValue("Location").orElse("no redirect");

        assertTrue(location.contains("error=invalid_request"), location);
    }

    private static boolean isOurs(String address) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> advertisedScopes() {
        URI metadata = URI.create(Keycloaks.issuer() + "/.well-known/openid-configuration");
        JsonNode document = JsonMapper.shared().readTree(new LoginForm().get(metadata).body());
        return document.path("scopes_supported").valueStream().map(JsonNode::asString).toList();
    }
}
