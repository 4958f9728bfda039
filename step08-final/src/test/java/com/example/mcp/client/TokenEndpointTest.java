package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.3")
class TokenEndpointTest {

    @RegisterExtension
    final World world = new World();

    private void answer(int status, String body) {
        world.pages.put("issuer /token", request -> new World.Answer(status, Map.of(), body));
    }

    private void known(String id, String secret, ClientAuthentication authentication) {
        world.clients = Map.of(world.url("issuer", ""), new ClientCredentials(id, secret, authentication));
    }

    @Test
    void the_request_is_a_form_and_asks_for_json() {
        world.call();
        assertEquals("application/x-www-form-urlencoded", world.tokenRequest().header("Content-Type"));
        assertEquals("application/json", world.tokenRequest().header("Accept"));
    }

    @Test
    void a_public_client_sends_its_id_alone() {
        known("me", "", ClientAuthentication.NONE);
        world.call();
        assertEquals("me", world.tokenRequest().parameters().get("client_id"));
        assertNull(world.tokenRequest().header("Authorization"));
    }

    @Test
    void basic_authentication_encodes_id_and_secret_first() {
        known("a:b", "s3cret é", ClientAuthentication.CLIENT_SECRET_BASIC);
        world.call();
        String pair = new String(Base64.getDecoder()
                .decode(world.tokenRequest().header("Authorization").substring(6)));
        assertEquals("a%3Ab:s3cret+%C3%A9", pair);
        assertFalse(world.tokenRequest().parameters().containsKey("client_secret"));
    }

    @Test
    void post_authentication_sends_id_and_secret_in_the_body() {
        known("me", "s3cret", ClientAuthentication.CLIENT_SECRET_POST);
        world.call();
        assertEquals("s3cret", world.tokenRequest().parameters().get("client_secret"));
        assertEquals("me", world.tokenRequest().parameters().get("client_id"));
        assertNull(world.tokenRequest().header("Authorization"));
    }

    @Test
    void the_method_the_registration_answers_is_used() {
        world.pages.put("issuer /register", request -> World.Answer.json(201, Map.of("client_id", "x",
                "client_secret", "s3cret", "token_endpoint_auth_method", "client_secret_basic")));
        world.call();
        assertTrue(world.tokenRequest().header("Authorization").startsWith("Basic "));
    }

    @Test
    void an_issuer_that_lists_no_method_means_basic() {
        world.issuer.remove("token_endpoint_auth_methods_supported");
        world.pages.put("issuer /register",
                request -> World.Answer.json(201, Map.of("client_id", "x", "client_secret", "s3cret")));
        world.call();
        assertTrue(world.tokenRequest().header("Authorization").startsWith("Basic "));
    }

    @Test
    void a_400_is_told_by_its_error_code_only() {
        answer(400, """
                {"error": "invalid_grant", "error_description": "code-1 was used"}""");
        Stopped.because("/token answered 400: invalid_grant.", world::call);
    }

    @Test
    void a_500_is_told_by_its_status() {
        answer(500, "Internal Server Error");
        Stopped.because("/token answered 500", world::call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "\"token-1\"", "{\"access_token\":"})
    void garbage_is_no_token(String body) {
        answer(200, body);
        Stopped.because("/token answered 200", world::call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"token_type\":\"Bearer\"}", "{\"access_token\":\"token-1\"}",
        "{\"access_token\":\"token-1\",\"token_type\":\"DPoP\"}",
                "{\"access_token\":\"\",\"token_type\":\"Bearer\"}",
        "{\"access_token\":\"token-1\\r\\nX: y\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":{},\"token_type\":\"Bearer\"}",
        "{\"access_token\":null,\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"token-1\",\"token_type\":null}"})
    void an_answer_without_a_bearer_token_is_refused(String body) {
        answer(200, body);
        Stopped.because("without a bearer token", world::call);
        assertEquals(1, world.at("server", "/mcp").size());
    }

    @Test
    void a_slow_token_endpoint_is_not_waited_for() {
        world.timeout = Duration.ofMillis(700);
        world.pages.put("issuer /token", request -> {
            Thread.sleep(3000);
            return World.Answer.status(500);
        });
        Stopped.because("/token did not answer within 700 ms", world::call);
    }

    @Test
    void a_redirect_of_the_token_endpoint_is_not_followed() {
        world.pages.put("issuer /token", request -> World.Answer.to(world.url("elsewhere", "/")));
        Stopped.because("/token answered 307", world::call);
        assertEquals(0, world.at("elsewhere", "/").size());
    }
}
