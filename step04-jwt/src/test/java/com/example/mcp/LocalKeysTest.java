package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LocalKeysTest {

    private static final String JWKS = "/.well-known/jwks.json";

    @TempDir private Path folder;

    @Test
    @Tag("4.1")
    void without_its_key_folder_the_server_does_not_start() {
        assertNoStart(folder.resolve("missing"));
    }

    @Test
    @Tag("4.1")
    void without_a_key_in_its_folder_the_server_does_not_start() {
        assertNoStart(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "garbage", "{}", "[]", "null", "{\"keys\":[]}", "{\"keys\":{}}",
        "{\"keys\":[{}]}", "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"a\"}]}",
        "{\"keys\":[{\"kty\":\"x\",\"kid\":\"a\"}]}"})
    @Tag("4.1")
    void with_a_key_file_that_holds_no_key_the_server_does_not_start(String content) throws IOException {
        Files.writeString(folder.resolve("jwks.json"), content);
        assertNoStart(folder);
    }

    @Test
    @Tag("4.1")
    void with_keys_of_another_kind_alone_the_server_does_not_start() throws IOException, JOSEException {
        write(new ECKeyGenerator(Curve.P_256).keyID("a").generate().toPublicJWK());
        assertNoStart(folder);

        write(new OctetSequenceKeyGenerator(256).keyID("a").generate());
        assertNoStart(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'alg':'PS256'", "'alg':'RS512'", "'alg':'RSA-OAEP'", "'use':'enc'",
        "'key_ops':[]", "'key_ops':['sign']", "'key_ops':['encrypt']", "'alg':'PS256','use':'sig'"})
    @Tag("4.1")
    void with_a_key_for_something_else_the_server_does_not_start(String use) throws IOException {
        writeFor(use);
        assertNoStart(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'alg':'RS256'", "'use':'sig'", "'key_ops':['verify']",
        "'key_ops':['sign','verify']"})
    @Tag("4.1")
    @Tag("control")
    void with_a_key_for_signatures_of_this_kind_it_starts(String use) throws IOException {
        writeFor(use);
        try (Wire wire = Wire.open("JWT_KEY_DIR", folder.toString())) {
            wire.assertAccepted(wire.claims());
        }
    }

    @Test
    @Tag("4.1")
    void with_a_key_that_is_too_short_the_server_does_not_start() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        write(new RSAKey.Builder((RSAPublicKey) generator.generateKeyPair().getPublic()).keyID("a").build());
        assertNoStart(folder);
    }

    @Test
    @Tag("4.1")
    void with_a_key_that_has_no_id_the_server_does_not_start() throws IOException, JOSEException {
        write(new RSAKey.Builder(TestIssuer.key().toRSAPublicKey()).build());
        assertNoStart(folder);
    }

    @Test
    @Tag("4.1")
    void anybody_can_read_the_public_key_and_nothing_else_of_it() throws IOException {
        try (Wire wire = Wire.open()) {
            assertPublicHalf(wire.send("GET", JWKS, null, "Authorization", Wire.NONE));
        }
    }

    @Test
    @Tag("4.1")
    void a_private_key_that_got_into_the_file_is_not_published() throws IOException {
        write(TestIssuer.key());

        try (Wire wire = Wire.open("JWT_KEY_DIR", folder.toString())) {
            assertPublicHalf(wire.send("GET", JWKS, null, "Authorization", Wire.NONE));
        }
    }

    @Test
    @Tag("4.1")
    void the_key_document_answers_HEAD_and_refuses_POST() throws IOException {
        try (Wire wire = Wire.open()) {
            assertEquals(200, wire.send("HEAD", JWKS, null).statusCode());
            assertEquals(405, wire.send("POST", JWKS, "{}").statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/keys/private.jwk", "/private.jwk", "/.well-known/private.jwk", "/.well-known/",
        "/.well-known/jwks.json/../private.jwk", "/.well-known/jwks.json/", "/.well-known/jwks.jsonx"})
    @Tag("4.1")
    @Tag("control")
    void nothing_else_of_the_folder_can_be_read(String path) throws IOException {
        try (Wire wire = Wire.open()) {
            assertEquals(404, wire.send("GET", path, null).statusCode());
        }
    }

    @Test
    @Tag("4.4")
    void the_configured_issuer_is_the_only_one() throws IOException {
        try (Wire wire = Wire.open("JWT_ISSUER", "https://issuer.example")) {
            wire.assertAccepted(wire.claims().issuer("https://issuer.example"));
            wire.assertRefused(wire.claims());
        }
    }

    private void write(JWK key) throws IOException {
        Files.writeString(folder.resolve("jwks.json"), new JWKSet(key).toString(false));
    }

    /** Writes the issuer's key with members that say what it is for (RFC 7517 §4.2 to §4.4). */
    private void writeFor(String use) throws IOException {
        RSAKey key = TestIssuer.key();
        Files.writeString(folder.resolve("jwks.json"),
                "{'keys':[{'kty':'RSA','kid':'%s','n':'%s','e':'%s',%s}]}".formatted(
                        key.getKeyID(), key.getModulus(), key.getPublicExponent(), use).replace('\'', '"'));
    }

    private static void assertNoStart(Path folder) {
        String sentence = assertThrows(IllegalArgumentException.class,
                () -> Wire.open("JWT_KEY_DIR", folder.toString()).close()).getMessage();
        assertTrue(sentence.contains(folder.toString()) && sentence.matches("[A-Z].*\\."), sentence);
    }

    private static void assertPublicHalf(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response.body());
        JsonNode keys = JsonMapper.shared().readTree(response.body()).path("keys");
        assertEquals(1, keys.size(), response.body());
        assertEquals(TestIssuer.key().getModulus().toString(), keys.path(0).path("n").stringValue());
        for (String secret : new String[] {"d", "p", "q", "dp", "dq", "qi", "oth", "k"}) {
            assertFalse(keys.path(0).has(secret), "the secret part " + secret + " is published");
        }
    }
}
