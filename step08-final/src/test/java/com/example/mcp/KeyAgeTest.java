package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are soon too old here. Each token is a new one, so that no earlier verdict can stand for it. */
@Tag("7.2")
@Execution(ExecutionMode.CONCURRENT)
class KeyAgeTest {

    @RegisterExtension
    final KeycloakDoor door = KeycloakDoor.open();

    @RegisterExtension
    final Wire wire = Wire.with(door.settings("JWKS_MAX_AGE", "1"));

    @BeforeEach
    void the_keys_are_fetched() {
        assertEquals(200, ping());
    }

    @Test
    void a_key_that_the_issuer_has_taken_back_is_refused_when_the_known_ones_are_too_old() {
        door.publish(TestIssuer.newKey("other"));

        assertEquals(401, Attempts.untilItIs(401, this::ping));
    }

    @Test
    @Tag("control")
    void keys_that_are_too_old_serve_as_long_as_the_issuer_gives_no_others() throws Exception {
        door.close();
        Thread.sleep(3_000);

        assertEquals(200, ping());
        assertEquals(200, ping());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "5m", "86401", "99999999999"})
    void an_age_that_is_no_number_of_seconds_of_a_day_is_refused(String value) {
        Wire.assertDoesNotStart("JWKS_MAX_AGE", value);
    }

    private int ping() {
        return wire.ping(TestIssuer.sign(wire.claims().jwtID(UUID.randomUUID().toString()).build()));
    }
}
