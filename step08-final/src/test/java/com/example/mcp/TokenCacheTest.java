package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
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
    void a_token_that_ends_is_refused_although_it_was_accepted_seconds_before() throws InterruptedException {
        // The clocks may differ by 30 seconds, so this one is good for 6 more.
        Date ended = Date.from(Instant.now().minusSeconds(24));
        String token = TestIssuer.sign(wire.claims().expirationTime(ended).build());
        assertEquals(200, ping(token));

        int status = 200;
        for (int i = 0; i < 40 && status == 200; i++) {
            Thread.sleep(500);
            status = ping(token);
        }
        assertEquals(401, status);
    }

    @Test
    void a_token_of_a_removed_key_is_refused_as_soon_as_the_keys_are_fetched_anew() throws Exception {
        RSAKey key = Keycloaks.importSigningKey(TestIssuer.newKey(null));
        String token = sign(key);
        try {
            assertEquals(200, ping(token));
            assertEquals(200, ping(token));
        } finally {
            remove(key);
        }
        assertEquals(401, ping(sign(TestIssuer.newKey("unknown"))), "makes the server fetch the keys");

        assertEquals(401, judge(token));
        assertEquals(200, ping(sign(TestIssuer.key())));
    }

    @Test
    void a_token_that_was_refused_is_accepted_as_soon_as_the_issuer_has_its_key() {
        RSAKey key = Keycloaks.importSigningKey(TestIssuer.newKey(null));
        remove(key);
        String token = sign(key);
        assertEquals(401, ping(token));

        Keycloaks.importSigningKey(key);
        try {
            assertEquals(200, ping(token));
        } finally {
            remove(key);
        }
    }

    @Test
    void a_token_that_only_begins_like_an_accepted_one_is_refused() {
        String token = sign(TestIssuer.key());
        assertEquals(200, ping(token));
        String beginning = token.substring(0, token.length() - 10);

        assertEquals(401, ping(beginning));
        assertEquals(401, ping(beginning + "AAAAAAAAAA"));
        assertEquals(401, ping(token + "A"));
        assertEquals(200, ping(token));
    }

    @Test
    void a_token_that_only_has_the_signature_of_an_accepted_one_is_refused() {
        String[] one = sign(TestIssuer.key()).split("\\.");
        String[] other = TestIssuer.sign(wire.claims().subject("bob").build()).split("\\.");
        assertEquals(200, ping(String.join(".", one)));
        assertEquals(200, ping(String.join(".", other)));
        assertNotEquals(one[1], other[1]);

        assertEquals(401, ping(one[0] + "." + other[1] + "." + one[2]));
    }

    @Test
    void a_remembered_token_grants_what_it_granted_and_no_other_ones_scopes() {
        String tools = TestIssuer.sign(wire.claims().claim("scope", "mcp:tools").build());
        String prompts = TestIssuer.sign(wire.claims().claim("scope", "mcp:prompts").build());
        for (int i = 0; i < 3; i++) {
            assertEquals(200, call(tools, "tools/list"));
            assertEquals(403, call(tools, "prompts/list"));
            assertEquals(403, call(prompts, "tools/list"));
            assertEquals(200, call(prompts, "prompts/list"));
        }
    }

    @Test
    @Timeout(180)
    void twelve_hundred_tokens_are_all_served_again_and_again() {
        List<String> tokens = IntStream.range(0, 1_200)
                .mapToObj(i -> wire.claims().subject("user-" + i).build())
                .map(TestIssuer::sign).toList();
        assertEquals(1_200, tokens.stream().filter(token -> ping(token) == 200).count(), "at first");
        assertEquals(1_200, tokens.stream().filter(token -> ping(token) == 200).count(), "again");
    }

    /** Nobody can say (503) while the server has asked for keys too often; then it asks again. */
    private int judge(String token) throws InterruptedException {
        int status = 503;
        for (int i = 0; i < 40 && status == 503; i++) {
            Thread.sleep(250);
            status = ping(token);
        }
        return status;
    }

    private int ping(String token) {
        return call(token, "ping");
    }

    private int call(String token, String method) {
        return wire.post("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"" + method + "\"}",
                "Authorization", "Bearer " + token).statusCode();
    }

    private String sign(RSAKey key) {
        JWTClaimsSet claims = wire.claims().build();
        return TestIssuer.sign(TestIssuer.header().keyID(key.getKeyID()).build(), claims, key);
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
