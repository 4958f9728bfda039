package com.example.mcp.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuthorizationTest {

    @RegisterExtension
    final World world = new World();

    /** The login stops, and the code is shown to nobody. */
    private void assertLoginStops(String reason) {
        Stopped.because(reason, world::call);
        assertEquals(0, world.at("issuer", "/token").size());
    }

    @Test
    @Tag("8.3")
    void the_verifier_of_the_token_request_matches_the_S256_challenge() throws NoSuchAlgorithmException {
        world.call();
        String verifier = world.tokenRequest().parameters().get("code_verifier");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
        assertEquals(Base64.getUrlEncoder().withoutPadding().encodeToString(hash),
                world.asked().get("code_challenge"));
        assertEquals("S256", world.asked().get("code_challenge_method"));
        assertTrue(verifier.matches("[\\w.~-]{43,128}"), verifier);
    }

    @Test
    @Tag("8.3")
    void state_and_verifier_are_new_each_time() {
        world.call();
        Map<String, String> first = world.asked();
        world.call();
        assertFalse(first.get("state").equals(world.asked().get("state")));
        assertFalse(first.get("code_challenge").equals(world.asked().get("code_challenge")));
    }

    @Test
    @Tag("8.3")
    void the_resource_is_in_both_requests_as_the_metadata_writes_it() {
        world.call();
        assertEquals(world.url("server", "/mcp"), world.asked().get("resource"));
        assertEquals(world.asked().get("resource"), world.tokenRequest().parameters().get("resource"));
    }

    @Test
    @Tag("8.3")
    void the_redirect_uri_is_the_same_in_both_requests() {
        world.call();
        assertTrue(world.asked().get("redirect_uri").matches("http://127\\.0\\.0\\.1:\\d+/callback"));
        assertEquals(world.asked().get("redirect_uri"),
                world.tokenRequest().parameters().get("redirect_uri"));
    }

    @Test
    @Tag("8.3")
    void a_query_in_the_authorization_endpoint_stays() {
        world.issuer.put("authorization_endpoint", world.url("issuer", "/authorize?tenant=1"));
        world.call();
        assertEquals("1", world.asked().get("tenant"));
        assertEquals("code", world.asked().get("response_type"));
    }

    @Test
    @Tag("8.2")
    void a_wrong_state_stops_the_login() {
        world.login.redirect = redirect -> redirect.compute("state", (name, state) -> state + "x");
        assertLoginStops("a state that this client did not send");
    }

    @Test
    @Tag("8.2")
    void a_missing_state_stops_the_login() {
        world.login.redirect = redirect -> redirect.remove("state");
        assertLoginStops("a state that this client did not send");
    }

    @Test
    @Tag("8.2")
    void a_wrong_iss_stops_the_login() {
        world.login.redirect =
                redirect -> redirect.compute("iss", (name, iss) -> iss.toUpperCase(Locale.ROOT));
        assertLoginStops("as its issuer");
    }

    @Test
    @Tag("8.2")
    void an_iss_that_differs_by_a_slash_stops_the_login() {
        world.login.redirect = redirect -> redirect.put("iss", world.url("issuer", "/"));
        assertLoginStops("as its issuer");
    }

    @Test
    @Tag("8.2")
    void a_missing_iss_that_was_promised_stops_the_login() {
        world.login.redirect = redirect -> redirect.remove("iss");
        assertLoginStops("as its issuer");
    }

    @Test
    @Tag("8.3")
    void a_missing_iss_that_was_not_promised_is_fine() {
        world.issuer.remove("authorization_response_iss_parameter_supported");
        world.login.redirect = redirect -> redirect.remove("iss");
        assertEquals("tools/call", world.call().path("called").asString());
    }

    @Test
    @Tag("8.2")
    void a_wrong_iss_that_was_not_promised_stops_the_login() {
        world.issuer.remove("authorization_response_iss_parameter_supported");
        world.login.redirect = redirect -> redirect.put("iss", "https://evil.example");
        assertLoginStops("as its issuer");
    }

    @Test
    @Tag("8.2")
    void a_refusal_by_the_person_is_told_by_its_error_code() {
        world.login.redirect = redirect ->
                redirect.put("error", redirect.remove("code").replace("code-1", "access_denied"));
        Stopped.because("gave no code: access_denied.", world::call);
    }

    @Test
    @Tag("8.2")
    void an_error_from_a_wrong_issuer_is_not_believed() {
        world.login.redirect = redirect ->
                redirect.putAll(Map.of("error", "call 555-1234", "iss", "https://evil.example"));
        Stopped.because("as its issuer", world::call);
    }
}
