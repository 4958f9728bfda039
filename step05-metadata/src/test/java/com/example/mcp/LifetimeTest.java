package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("4.4")
class LifetimeTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(longs = {40, 3600, 1_000_000_000})
    void an_expired_token_is_refused(long secondsAgo) {
        assertRefused(wire.claims().issueTime(in(-secondsAgo - 60)).expirationTime(in(-secondsAgo)));
    }

    @Test
    void a_token_that_never_expires_is_refused() {
        assertRefused(wire.claims().expirationTime(null));
    }

    @Test
    void a_token_that_expired_before_1970_is_refused() {
        assertRefused(wire.claims().expirationTime(new Date(0)));
        assertRefused(wire.claims().expirationTime(new Date(-1000)));
    }

    @ParameterizedTest
    @ValueSource(longs = {40, 3600, 2_000_000_000})
    void a_token_that_is_not_valid_yet_is_refused(long seconds) {
        assertRefused(wire.claims().notBeforeTime(in(seconds)));
    }

    @ParameterizedTest
    @ValueSource(longs = {40, 3600, 2_000_000_000})
    void a_token_that_was_issued_in_the_future_is_refused(long seconds) {
        assertRefused(wire.claims().issueTime(in(seconds)).expirationTime(in(seconds + 300)));
    }

    @Test
    @Tag("control")
    void a_clock_of_the_issuer_that_is_a_little_behind_ours_is_tolerated() {
        assertAccepted(wire.claims().issueTime(in(-300)).expirationTime(in(-5)));
    }

    @Test
    @Tag("control")
    void a_clock_of_the_issuer_that_is_a_little_ahead_of_ours_is_tolerated() {
        assertAccepted(wire.claims().issueTime(in(25)).notBeforeTime(in(25)));
    }

    @Test
    @Tag("control")
    void the_time_of_issue_and_the_time_before_which_a_token_is_not_valid_are_optional() {
        assertAccepted(wire.claims().issueTime(null).notBeforeTime(null));
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private HttpResponse<String> present(JWTClaimsSet claims) {
        return wire.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}",
                "Authorization", "Bearer " + TestIssuer.sign(claims));
    }

    private void assertAccepted(JWTClaimsSet.Builder claims) {
        HttpResponse<String> response = present(claims.build());
        assertEquals(200, response.statusCode(), response.body());
    }

    private void assertRefused(JWTClaimsSet.Builder claims) {
        HttpResponse<String> response = present(claims.build());
        assertEquals(401, response.statusCode(), response.body());
        String challenge = response.headers().firstValue("WWW-Authenticate").orElse("no challenge");
        assertTrue(challenge.startsWith("Bearer "), challenge);
        assertTrue(challenge.contains("error=\"invalid_token\""), challenge);
    }
}
