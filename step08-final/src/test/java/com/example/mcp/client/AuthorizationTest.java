package com.example.mcp.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("8.1")
@Tag("control")
class AuthorizationTest {
    private World world;

    @BeforeEach
    void open() throws IOException {
        world = new World();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Map<String, String> asked() {
        return world.at("issuer", "/authorize").getLast().parameters();
    }

    private void assertNoTokenRequest() {
        assertEquals(0, world.at("issuer", "/token").size());
    }

    @Test
    void theVerifierOfTheTokenRequestMatchesTheS256Challenge() throws NoSuchAlgorithmException {
        world.call();
        String verifier = world.at("issuer", "/token").getFirst().parameters().get("code_verifier");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
        assertEquals(Base64.getUrlEncoder().withoutPadding().encodeToString(hash),
                asked().get("code_challenge"));
        assertEquals("S256", asked().get("code_challenge_method"));
        assertTrue(verifier.matches("[\\w.~-]{43,128}"), verifier);
    }

    @Test
    void stateAndVerifierAreNewEachTime() {
        world.call();
        Map<String, String> first = asked();
        world.call();
        assertFalse(first.get("state").equals(asked().get("state")));
        assertFalse(first.get("code_challenge").equals(asked().get("code_challenge")));
    }

    @Test
    void theResourceIsInBothRequestsAsTheMetadataWritesIt() {
        world.call();
        assertEquals(world.url("server", "/mcp"), asked().get("resource"));
        assertEquals(asked().get("resource"),
                world.at("issuer", "/token").getFirst().parameters().get("resource"));
    }

    @Test
    void theRedirectUriIsTheSameInBothRequests() {
        world.call();
        assertTrue(asked().get("redirect_uri").matches("http://127\\.0\\.0\\.1:\\d+/callback"));
        assertEquals(asked().get("redirect_uri"),
                world.at("issuer", "/token").getFirst().parameters().get("redirect_uri"));
    }

    @Test
    void aQueryInTheAuthorizationEndpointStays() {
        world.issuer.put("authorization_endpoint", world.url("issuer", "/authorize?tenant=1"));
        world.call();
        assertEquals("1", asked().get("tenant"));
        assertEquals("code", asked().get("response_type"));
    }

    @Test
    void aWrongStateStopsTheLogin() {
        world.login.redirect = redirect -> redirect.compute("state", (name, state) -> state + "x");
        Stopped.because("a state that this client did not send", world::call);
        assertNoTokenRequest();
    }

    @Test
    void aMissingStateStopsTheLogin() {
        world.login.redirect = redirect -> redirect.remove("state");
        Stopped.because("a state that this client did not send", world::call);
        assertNoTokenRequest();
    }

    @Test
    void aWrongIssStopsTheLogin() {
        world.login.redirect =
                redirect -> redirect.compute("iss", (name, iss) -> iss.toUpperCase(Locale.ROOT));
        Stopped.because("as its issuer", world::call);
        assertNoTokenRequest();
    }

    @Test
    void anIssThatDiffersByASlashStopsTheLogin() {
        world.login.redirect = redirect -> redirect.put("iss", world.url("issuer", "/"));
        Stopped.because("as its issuer", world::call);
        assertNoTokenRequest();
    }

    @Test
    void aMissingIssThatWasPromisedStopsTheLogin() {
        world.login.redirect = redirect -> redirect.remove("iss");
        Stopped.because("as its issuer", world::call);
        assertNoTokenRequest();
    }

    @Test
    void aMissingIssThatWasNotPromisedIsFine() {
        world.issuer.remove("authorization_response_iss_parameter_supported");
        world.login.redirect = redirect -> redirect.remove("iss");
        assertEquals("tools/call", world.call().path("called").asString());
    }

    @Test
    void aWrongIssThatWasNotPromisedStopsTheLogin() {
        world.issuer.remove("authorization_response_iss_parameter_supported");
        world.login.redirect = redirect -> redirect.put("iss", "https://evil.example");
        Stopped.because("as its issuer", world::call);
        assertNoTokenRequest();
    }

    @Test
    void aRefusalByThePersonIsToldByItsErrorCode() {
        world.login.redirect = redirect ->
                redirect.put("error", redirect.remove("code").replace("code-1", "access_denied"));
        Stopped.because("gave no code: access_denied.", world::call);
    }

    @Test
    void anErrorFromAWrongIssuerIsNotBelieved() {
        world.login.redirect = redirect ->
                redirect.putAll(Map.of("error", "call 555-1234", "iss", "https://evil.example"));
        Stopped.because("as its issuer", world::call);
    }
}
