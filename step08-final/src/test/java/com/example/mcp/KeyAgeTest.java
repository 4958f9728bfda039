package com.example.mcp;

import static com.example.mcp.Messages.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are soon too old here. Each token is a new one, so that no earlier verdict can stand for it. */
@Tag("7.2")
@Execution(ExecutionMode.CONCURRENT)
class KeyAgeTest {

    private KeycloakDoor door;
    private Wire wire;

    @BeforeEach
    void open() throws IOException {
        door = KeycloakDoor.open();
        String[] settings = Stream.concat(Stream.of(door.settings()), Stream.of("JWKS_MAX_AGE", "1"))
                .toArray(String[]::new);
        wire = Wire.open(settings);
        assertEquals(200, ping());
    }

    @AfterEach
    void close() {
        wire.close();
        door.close();
    }

    @Test
    void a_key_that_the_issuer_has_taken_back_is_refused_when_the_known_ones_are_too_old() throws Exception {
        RSAKey other = TestIssuer.newKey("other");
        door.answerKeys(new JWKSet(other.toPublicJWK()).toString());
        int status = 200;
        for (int attempt = 0; attempt < 60 && status != 401; attempt++) {
            Thread.sleep(250);
            status = ping();
        }

        assertEquals(401, status);
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
        String message = assertThrows(IllegalArgumentException.class,
                () -> Wire.open("JWKS_MAX_AGE", value).close()).getMessage();

        assertTrue(message.contains("JWKS_MAX_AGE") && message.endsWith("."), message);
    }

    private int ping() {
        String token = TestIssuer.sign(wire.claims().jwtID(UUID.randomUUID().toString()).build());
        return wire.post(PING, "Authorization", "Bearer " + token).statusCode();
    }
}
