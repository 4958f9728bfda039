package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.1")
@Tag("control")
class TokenEndpointTest {
    private World world;

    @BeforeEach
    void open() throws IOException {
        world = new World();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private World.Seen sent() {
        return world.at("issuer", "/token").getLast();
    }

    private void answer(int status, String body) {
        world.pages.put("issuer /token", request -> new World.Answer(status, Map.of(), body));
    }

    private void known(String id, String secret, String method) {
        world.clients = Map.of(world.url("issuer", ""), new Registration.Client(id, secret, method));
    }

    @Test
    void theRequestIsAFormAndAsksForJson() {
        world.call();
        assertEquals("application/x-www-form-urlencoded", sent().headers().getFirst("Content-Type"));
        assertEquals("application/json", sent().headers().getFirst("Accept"));
    }

    @Test
    void aPublicClientSendsItsIdAlone() {
        known("me", null, "none");
        world.call();
        assertEquals("me", sent().parameters().get("client_id"));
        assertNull(sent().headers().getFirst("Authorization"));
    }

    @Test
    void basicAuthenticationEncodesIdAndSecretFirst() {
        known("a:b", "s3cret é", "client_secret_basic");
        world.call();
        String pair = new String(Base64.getDecoder()
                .decode(sent().headers().getFirst("Authorization").substring(6)));
        assertEquals("a%3Ab:s3cret+%C3%A9", pair);
        assertFalse(sent().parameters().containsKey("client_secret"));
    }

    @Test
    void postAuthenticationSendsIdAndSecretInTheBody() {
        known("me", "s3cret", "client_secret_post");
        world.call();
        assertEquals("s3cret", sent().parameters().get("client_secret"));
        assertEquals("me", sent().parameters().get("client_id"));
        assertNull(sent().headers().getFirst("Authorization"));
    }

    @Test
    void theMethodTheRegistrationAnswersIsUsed() {
        world.pages.put("issuer /register", request -> World.Answer.json(201, Map.of("client_id", "x",
                "client_secret", "s3cret", "token_endpoint_auth_method", "client_secret_basic")));
        world.call();
        assertTrue(sent().headers().getFirst("Authorization").startsWith("Basic "));
    }

    @Test
    void anIssuerThatListsNoMethodMeansBasic() {
        world.issuer.remove("token_endpoint_auth_methods_supported");
        world.pages.put("issuer /register",
                request -> World.Answer.json(201, Map.of("client_id", "x", "client_secret", "s3cret")));
        world.call();
        assertTrue(sent().headers().getFirst("Authorization").startsWith("Basic "));
    }

    @Test
    void a400IsToldByItsErrorCodeOnly() {
        answer(400, """
                {"error": "invalid_grant", "error_description": "code-1 was used"}""");
        Stopped.because("/token answered 400: invalid_grant.", world::call);
    }

    @Test
    void a500IsToldByItsStatus() {
        answer(500, "Internal Server Error");
        Stopped.because("/token answered 500", world::call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "\"token-1\"", "{\"access_token\":"})
    void garbageIsNoToken(String body) {
        answer(200, body);
        Stopped.because("/token answered 200", world::call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"token_type\":\"Bearer\"}", "{\"access_token\":\"token-1\"}",
        "{\"access_token\":\"token-1\",\"token_type\":\"DPoP\"}",
                "{\"access_token\":\"\",\"token_type\":\"Bearer\"}",
        "{\"access_token\":\"token-1\\r\\nX: y\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":{},\"token_type\":\"Bearer\"}"})
    void anAnswerWithoutABearerTokenIsRefused(String body) {
        answer(200, body);
        Stopped.because("without a bearer token", world::call);
        assertEquals(1, world.at("server", "/mcp").size());
    }

    @Test
    void aSlowTokenEndpointIsNotWaitedFor() {
        world.timeout = Duration.ofMillis(700);
        world.pages.put("issuer /token", request -> {
            Thread.sleep(3000);
            return World.Answer.status(500);
        });
        Stopped.because("/token did not answer within 700 ms", world::call);
    }

    @Test
    void aRedirectOfTheTokenEndpointIsNotFollowed() {
        world.pages.put("issuer /token", request -> World.Answer.to(world.url("elsewhere", "/")));
        Stopped.because("/token answered 307", world::call);
        assertEquals(0, world.at("elsewhere", "/").size());
    }
}
