package com.example.mcp;

import static com.example.mcp.Answers.challenge;
import static com.example.mcp.Messages.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.RSAKey;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keycloak goes on running for the other tests: what opens and shuts is the only way to it. */
@Tag("7.4")
class OutageTest {

    private static final RSAKey GOOD = TestIssuer.key();
    private static final RSAKey UNKNOWN = new RSAKey.Builder(GOOD).keyID("unknown").build();

    @RegisterExtension
    final KeycloakDoor door = KeycloakDoor.shut();

    @RegisterExtension
    final Wire wire = Wire.with(door.settings());

    @Test
    void a_token_whose_key_cannot_be_fetched_is_no_fault_of_the_client() {
        HttpResponse<String> response = ping(GOOD);
        assertEquals(503, response.statusCode(), response.headers().toString());
        assertFalse(response.headers().firstValue("WWW-Authenticate").isPresent(), "a challenge to log in");
    }

    @Test
    void the_client_is_told_when_to_try_again() {
        String seconds = ping(GOOD).headers().firstValue("Retry-After").orElse("never");
        assertTrue(seconds.matches("[1-9]\\d?"), seconds);
    }

    @Test
    @Tag("control")
    void a_request_without_a_token_is_sent_to_the_issuer_all_the_same() {
        HttpResponse<String> response = wire.post(PING, "Authorization", Wire.NONE);
        assertEquals(401, response.statusCode(), response.body());
        assertTrue(challenge(response).contains("resource_metadata"), challenge(response));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-protected-resource/mcp", "/health"})
    @Tag("control")
    void the_documents_of_the_server_are_served_all_the_same(String path) {
        assertEquals(200, wire.send("GET", path, null, "Authorization", Wire.NONE).statusCode());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 500, 503})
    void an_issuer_that_gives_no_keys_is_out_of_reach_too(int status) {
        door.answerOnly(status);
        door.reopen();

        assertEquals(503, ping(GOOD).statusCode());
    }

    @Test
    void the_server_works_as_soon_as_the_issuer_does() {
        assertEquals(503, ping(GOOD).statusCode());

        door.reopen();

        assertEquals(200, Attempts.untilItIs(200, () -> ping(GOOD).statusCode()));
    }

    @Test
    @Tag("control")
    void a_token_of_a_known_key_is_accepted_without_the_issuer() {
        loseKeycloak();
        assertEquals(200, ping(GOOD).statusCode());
    }

    @Test
    @Tag("control")
    void a_forged_token_of_a_known_key_is_refused_without_the_issuer() {
        loseKeycloak();

        RSAKey forged = TestIssuer.newKey(GOOD.getKeyID());
        assertEquals(401, ping(forged).statusCode());
    }

    @Test
    void an_unknown_key_cannot_be_judged_without_the_issuer() {
        loseKeycloak();
        assertEquals(503, ping(UNKNOWN).statusCode());
    }

    @Test
    void a_fetch_that_fails_forgets_no_key() {
        loseKeycloak();
        assertEquals(503, ping(UNKNOWN).statusCode());
        assertEquals(200, ping(GOOD).statusCode());
    }

    @Test
    void an_unknown_key_is_refused_again_when_the_issuer_is_back() {
        assertEquals(503, ping(UNKNOWN).statusCode());

        door.reopen();

        assertEquals(401, Attempts.untilItIs(401, () -> ping(UNKNOWN).statusCode()));
    }

    @Test
    void an_unknown_key_cannot_be_judged_while_the_issuer_was_asked_too_often() {
        door.reopen();
        assertEquals(401, ping(UNKNOWN).statusCode());
        assertEquals(401, ping(UNKNOWN).statusCode());

        HttpResponse<String> third = ping(UNKNOWN);
        assertEquals(503, third.statusCode());
        assertEquals("5", third.headers().firstValue("Retry-After").orElse("never"));
    }

    private void loseKeycloak() {
        door.reopen();
        assertEquals(200, ping(GOOD).statusCode());
        door.close();
    }

    private HttpResponse<String> ping(RSAKey key) {
        return wire.postAs(TestIssuer.sign(wire.claims().build(), key), PING);
    }
}
