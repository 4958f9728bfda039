package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("7.3")
class RotationTest {

    @RegisterExtension
    final KeycloakDoor door = KeycloakDoor.open();

    @RegisterExtension
    final Wire wire = Wire.with(door.settings());

    private final List<String> addedKeys = new ArrayList<>();

    @AfterEach
    void removeAddedKeys() {
        addedKeys.forEach(key -> Keycloaks.delete("/components/" + key));
    }

    @Test
    void a_token_of_a_new_key_is_accepted_at_once() throws ParseException {
        String before = token();
        assertEquals(200, wire.ping(before));

        addKey("rsa-generated", Map.of("algorithm", List.of("RS256")));

        String after = token();
        assertNotEquals(kid(before), kid(after));
        assertEquals(200, wire.ping(after));
    }

    @Test
    void a_token_of_the_old_key_goes_on_working() {
        String before = token();
        addKey("rsa-generated", Map.of("algorithm", List.of("RS256")));
        assertEquals(200, wire.ping(token()));

        assertEquals(200, wire.ping(before));
    }

    @Test
    void a_key_that_is_gone_from_the_realm_is_gone_with_the_next_fetch() {
        addKey("rsa-generated", Map.of("algorithm", List.of("RS256")));
        String token = token();
        assertEquals(200, wire.ping(token));

        Keycloaks.delete("/components/" + addedKeys.removeLast());
        assertEquals(401, wire.ping(sign(new RSAKey.Builder(TestIssuer.key()).keyID("unknown").build())));

        // Nobody can say (503) while the server has asked for keys too often; then it asks again.
        assertEquals(401, Attempts.whileItIs(503, () -> wire.ping(token)));
    }

    @Test
    void a_key_of_another_type_does_no_harm_to_the_others() {
        addKey("ecdsa-generated", Map.of("ecdsaEllipticCurveKey", List.of("P-256")));

        assertEquals(200, wire.ping(token()));
    }

    @Test
    @Tag("control")
    void a_key_for_encryption_signs_no_tokens() {
        RSAKey key = Keycloaks.importKey("rsa-enc", "RSA-OAEP", TestIssuer.newKey(null));

        assertEquals(401, wire.ping(sign(key)));
    }

    @Test
    @Tag("control")
    void a_key_that_is_too_short_signs_no_tokens() throws JOSEException {
        RSAKey key = Keycloaks.importSigningKey(new RSAKeyGenerator(1024, true).generate());
        JWSObject token = new JWSObject(TestIssuer.header().keyID(key.getKeyID()).build(),
                new Payload(wire.claims().build().toJSONObject()));
        token.sign(new RSASSASigner(key.toPrivateKey(), true));

        assertEquals(401, wire.ping(token.serialize()));
    }

    @Test
    void known_keys_are_not_fetched_again_for_each_token() {
        assertEquals(200, wire.ping(token()));
        int passed = door.passed();
        assertTrue(passed >= 2, "metadata and keys are fetched");

        assertEquals(200, wire.ping(token()));
        assertEquals(passed, door.passed());
    }

    private void addKey(String provider, Map<String, List<String>> config) {
        Map<String, List<String>> all = new HashMap<>(config);
        all.putAll(Map.of("priority", List.of("200"), "enabled", List.of("true"), "active", List.of("true")));
        addedKeys.add(Keycloaks.post("/components", Map.of("name", "rotated", "providerId", provider,
                "providerType", "org.keycloak.keys.KeyProvider", "config", all)));
    }

    private String sign(RSAKey key) {
        return TestIssuer.sign(wire.claims().build(), key);
    }

    private static String token() {
        return Keycloaks.token("mcp-user", "user123");
    }

    private static String kid(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }
}
