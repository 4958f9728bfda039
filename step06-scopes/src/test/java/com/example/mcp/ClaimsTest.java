package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.Payload;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("4.4")
class ClaimsTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "%s/", "%s/x", "%s.evil.example", " %s", "x%s", ""})
    @NullSource
    void another_issuer_is_refused_however_much_it_resembles_ours(String issuer) {
        String ours = wire.claims().build().getIssuer();

        wire.assertRefused(wire.claims().issuer(issuer == null ? null : issuer.formatted(ours)));
    }

    @Test
    void an_issuer_in_capitals_is_another_issuer() {
        wire.assertRefused(wire.claims().issuer(wire.claims().build().getIssuer().toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    @NullSource
    void a_token_about_nobody_is_refused(String subject) {
        wire.assertRefused(wire.claims().subject(subject));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jkt", "x5t#S256", "kid", "jwk", "x"})
    void a_token_that_is_bound_to_a_key_of_its_client_is_refused(String method) {
        Map<String, String> key = Map.of(method, "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uig");

        wire.assertRefused(wire.claims().claim("cnf", key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp", "nbf", "iat"})
    void a_claim_of_the_wrong_JSON_type_is_refused(String name) {
        wire.assertRefused(signed(changed(name, Map.of("x", 1))));
        wire.assertRefused(signed(changed(name, true)));
        wire.assertRefused(signed(changed(name, Arrays.asList(1, null))));
    }

    @Test
    void claims_that_cannot_be_read_are_another_reason_than_a_malformed_token() {
        String claims = wire.assertRefused(signed(changed("exp", "soon")));

        assertTrue(claims.contains("claims"), claims);
        assertNotEquals(wire.assertRefused("x.y.z"), claims);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "nbf", "iat"})
    void a_time_in_quotes_is_refused(String name) {
        wire.assertRefused(signed(changed(name, "4102444800")));
        wire.assertRefused(signed(changed(name, "2099-12-31T00:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "null", "1", "\"{}\"", "{", "{}", "{\"iss\":"})
    void a_payload_that_is_not_a_set_of_claims_is_refused(String payload) {
        wire.assertRefused(signed(new Payload(payload)));
    }

    @Test
    void a_good_token_in_the_payload_of_another_is_refused() {
        wire.assertRefused(signed(new Payload(wire.token())));
    }

    @Test
    @Tag("control")
    void a_claim_that_the_server_does_not_know_is_no_obstacle() {
        wire.assertAccepted(wire.claims().claim("x", Map.of("y", List.of(1, 2))));
    }

    private Payload changed(String claim, Object value) {
        Map<String, Object> claims = wire.claims().build().toJSONObject();
        claims.put(claim, value);
        return new Payload(claims);
    }

    private static String signed(Payload payload) {
        return TestIssuer.sign(TestIssuer.header(), payload, TestIssuer.key());
    }
}
