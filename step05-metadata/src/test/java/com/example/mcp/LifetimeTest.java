package com.example.mcp;

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
        wire.assertRefused(wire.claims().issueTime(in(-secondsAgo - 60)).expirationTime(in(-secondsAgo)));
    }

    @Test
    void a_token_that_never_expires_is_refused() {
        wire.assertRefused(wire.claims().expirationTime(null));
    }

    @Test
    void a_token_that_expired_before_1970_is_refused() {
        wire.assertRefused(wire.claims().expirationTime(new Date(0)));
        wire.assertRefused(wire.claims().expirationTime(new Date(-1000)));
    }

    @ParameterizedTest
    @ValueSource(longs = {40, 3600, 2_000_000_000})
    void a_token_that_is_not_valid_yet_is_refused(long seconds) {
        wire.assertRefused(wire.claims().notBeforeTime(in(seconds)));
    }

    @ParameterizedTest
    @ValueSource(longs = {40, 3600, 2_000_000_000})
    void a_token_that_was_issued_in_the_future_is_refused(long seconds) {
        wire.assertRefused(wire.claims().issueTime(in(seconds)).expirationTime(in(seconds + 300)));
    }

    @Test
    @Tag("control")
    void a_clock_of_the_issuer_that_is_a_little_behind_ours_is_tolerated() {
        wire.assertAccepted(wire.claims().issueTime(in(-300)).expirationTime(in(-5)));
    }

    @Test
    @Tag("control")
    void a_clock_of_the_issuer_that_is_a_little_ahead_of_ours_is_tolerated() {
        wire.assertAccepted(wire.claims().issueTime(in(25)).notBeforeTime(in(25)));
    }

    @Test
    @Tag("control")
    void the_time_of_issue_and_the_time_before_which_a_token_is_not_valid_are_optional() {
        wire.assertAccepted(wire.claims().issueTime(null).notBeforeTime(null));
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
