package com.example.mcp;

import static com.example.mcp.Answers.header;
import static com.example.mcp.Messages.TOOLS_LIST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.6")
class RateLimitTest {

    @RegisterExtension
    final Wire wire = Wire.with("MCP_RATE_LIMIT", "3");

    @Test
    void the_call_after_the_last_permitted_one_is_429() {
        exhaust(wire, "alice");

        assertEquals(429, call(wire, "alice").statusCode());
    }

    @Test
    void the_refusal_says_after_how_many_seconds_to_come_back() {
        exhaust(wire, "alice");
        String seconds = header(call(wire, "alice"), "Retry-After");

        assertTrue(seconds.matches("[1-9]|1\\d|20"), "a third of a minute at most: " + seconds);
    }

    @Test
    void the_one_who_comes_back_when_told_to_is_served() throws IOException, InterruptedException {
        try (Wire generous = Wire.open("MCP_RATE_LIMIT", "30")) {
            HttpResponse<String> response = call(generous, "alice");
            for (int i = 0; i < 200 && response.statusCode() == 200; i++) {
                response = call(generous, "alice");
            }
            assertEquals(429, response.statusCode(), response.body());
            long seconds = response.headers().firstValueAsLong("Retry-After").orElseThrow();
            Thread.sleep(Duration.ofSeconds(seconds));

            assertEquals(200, call(generous, "alice").statusCode());
        }
    }

    @Test
    void the_calls_of_one_user_cost_another_one_nothing() {
        exhaust(wire, "alice");

        assertEquals(429, call(wire, "alice").statusCode());
        exhaust(wire, "bob");
    }

    @Test
    void a_new_token_brings_no_new_calls() {
        exhaust(wire, "alice");
        JWTClaimsSet.Builder other = wire.claims().subject("alice").jwtID("another");

        assertEquals(429, call(wire, other.claim("azp", "another")).statusCode());
    }

    @Test
    void a_name_that_people_share_does_not_make_them_one_user() {
        exhaust(wire, "alice");
        assertEquals(429, call(wire, wire.claims().subject("alice")).statusCode());

        assertEquals(200, call(wire, wire.claims().subject("bob").claim("preferred_username", "alice"))
                .statusCode());
    }

    @Test
    void refused_tokens_use_up_the_calls_of_nobody() {
        for (int i = 0; i < 5; i++) {
            JWTClaimsSet.Builder bad = wire.claims().subject("alice").audience("other");
            assertEquals(401, call(wire, bad).statusCode());
        }
        exhaust(wire, "alice");

        assertEquals(429, call(wire, "alice").statusCode());
    }

    @Test
    void refused_calls_count_too_so_nobody_can_try_scopes_without_end() {
        for (int i = 0; i < 3; i++) {
            JWTClaimsSet.Builder useless = wire.claims().subject("alice").claim("scope", "");
            assertEquals(403, call(wire, useless).statusCode());
        }
        assertEquals(429, call(wire, "alice").statusCode());
    }

    @Test
    void the_public_documents_are_not_limited() {
        exhaust(wire, "alice");
        assertEquals(429, call(wire, "alice").statusCode());

        for (String path : new String[] {"/health", "/.well-known/oauth-protected-resource/mcp"}) {
            assertEquals(200, wire.send("GET", path, null).statusCode(), path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "1.5", "1e3", "99999999999"})
    void a_limit_that_is_no_positive_number_is_refused_at_the_start(String limit) {
        Wire.assertDoesNotStart("MCP_RATE_LIMIT", limit);
    }

    /** Makes the three calls that the user may make. */
    private static void exhaust(Wire wire, String subject) {
        for (int i = 1; i <= 3; i++) {
            assertEquals(200, call(wire, subject).statusCode(), subject + " " + i);
        }
    }

    private static HttpResponse<String> call(Wire wire, String subject) {
        return call(wire, wire.claims().subject(subject));
    }

    private static HttpResponse<String> call(Wire wire, JWTClaimsSet.Builder claims) {
        return wire.postAs(TestIssuer.sign(claims.build()), TOOLS_LIST);
    }
}
