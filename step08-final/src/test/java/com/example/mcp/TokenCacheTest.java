package com.example.mcp;

import static com.example.mcp.Messages.PROMPTS_LIST;
import static com.example.mcp.Messages.TOOLS_LIST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** Tokens that were accepted may be remembered, but nobody can tell: what is wrong now is refused now. */
@Tag("8.6")
@Tag("control")
@Execution(ExecutionMode.CONCURRENT)
class TokenCacheTest {

    @RegisterExtension
    final Wire wire = Wire.with("MCP_RATE_LIMIT", "1000000");

    @Test
    void a_token_that_ends_is_refused_although_it_was_accepted_seconds_before() {
        // The clocks may differ by 30 seconds, so this one is good for 6 more.
        Date ended = Date.from(Instant.now().minusSeconds(24));
        String token = TestIssuer.sign(wire.claims().expirationTime(ended).build());
        assertEquals(200, wire.ping(token));

        assertEquals(401, Attempts.whileItIs(200, () -> wire.ping(token)));
    }

    @Test
    void a_token_of_a_removed_key_is_refused_as_soon_as_the_keys_are_fetched_anew() {
        RSAKey key = Keycloaks.importSigningKey(TestIssuer.newKey(null));
        String token = sign(key);
        try {
            assertEquals(200, wire.ping(token));
            assertEquals(200, wire.ping(token));
        } finally {
            remove(key);
        }
        assertEquals(401, wire.ping(sign(TestIssuer.newKey("unknown"))), "makes the server fetch the keys");

        // Nobody can say (503) while the server has asked for keys too often; then it asks again.
        assertEquals(401, Attempts.whileItIs(503, () -> wire.ping(token)));
        assertEquals(200, wire.ping(sign(TestIssuer.key())));
    }

    @Test
    void a_token_that_was_refused_is_accepted_as_soon_as_the_issuer_has_its_key() {
        RSAKey key = Keycloaks.importSigningKey(TestIssuer.newKey(null));
        remove(key);
        String token = sign(key);
        assertEquals(401, wire.ping(token));

        Keycloaks.importSigningKey(key);
        try {
            assertEquals(200, wire.ping(token));
        } finally {
            remove(key);
        }
    }

    @Test
    void a_token_that_only_begins_like_an_accepted_one_is_refused() {
        fetchTheKeys();
        String token = sign(TestIssuer.key());
        assertEquals(200, wire.ping(token));
        String beginning = token.substring(0, token.length() - 10);

        assertEquals(401, wire.ping(beginning));
        assertEquals(401, wire.ping(beginning + "AAAAAAAAAA"));
        assertEquals(401, wire.ping(token + "A"));
        assertEquals(200, wire.ping(token));
    }

    @Test
    void a_token_that_only_has_the_signature_of_an_accepted_one_is_refused() {
        fetchTheKeys();
        String[] one = sign(TestIssuer.key()).split("\\.");
        String[] other = TestIssuer.sign(wire.claims().subject("bob").build()).split("\\.");
        assertEquals(200, wire.ping(String.join(".", one)));
        assertEquals(200, wire.ping(String.join(".", other)));
        assertNotEquals(one[1], other[1]);

        assertEquals(401, wire.ping(one[0] + "." + other[1] + "." + one[2]));
    }

    @Test
    void a_remembered_token_grants_what_it_granted_and_no_other_ones_scopes() {
        String tools = TestIssuer.sign(wire.claims().claim("scope", "mcp:tools").build());
        String prompts = TestIssuer.sign(wire.claims().claim("scope", "mcp:prompts").build());
        for (int i = 0; i < 3; i++) {
            assertEquals(200, wire.statusAs(tools, TOOLS_LIST));
            assertEquals(403, wire.statusAs(tools, PROMPTS_LIST));
            assertEquals(403, wire.statusAs(prompts, TOOLS_LIST));
            assertEquals(200, wire.statusAs(prompts, PROMPTS_LIST));
        }
    }

    @Test
    @Timeout(180)
    void twelve_hundred_tokens_are_all_served_again_and_again() {
        List<String> tokens = IntStream.range(0, 1_200)
                .mapToObj(i -> wire.claims().subject("user-" + i).build())
                .map(TestIssuer::sign).toList();
        assertEquals(1_200, tokens.stream().filter(token -> wire.ping(token) == 200).count(), "at first");
        assertEquals(1_200, tokens.stream().filter(token -> wire.ping(token) == 200).count(), "again");
    }

    /** A verdict counts for the keys that were there when the token came: the first one is not remembered. */
    private void fetchTheKeys() {
        assertEquals(200, wire.ping(wire.token()));
    }

    private String sign(RSAKey key) {
        return TestIssuer.sign(wire.claims().build(), key);
    }

    /** Takes a key out of the realm. */
    private static void remove(RSAKey key) {
        for (JsonNode known : Keycloaks.get("/keys").path("keys")) {
            if (known.path("kid").stringValue("").equals(key.getKeyID())) {
                Keycloaks.delete("/components/" + known.path("providerId").stringValue());
            }
        }
    }
}
