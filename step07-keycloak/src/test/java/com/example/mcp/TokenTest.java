package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("4.3")
class TokenTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(strings = {"x", "x.y", "x.y.z", ".", "..", "...", "e30.e30.e30", "null", "%20", "'--",
        "eyJhbGciOiJSUzI1NiJ9..", "AAAA.AAAA.AAAA", "W10.W10.W10", "bnVsbA.bnVsbA.bnVsbA", "IiI.IiI.IiI"})
    void garbage_is_refused(String token) {
        wire.assertRefused(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s!", "%s,", "%s=", "%s==", "%s*", "%s%%", "!%s", "%s."})
    void a_good_token_with_a_character_too_many_is_refused(String frame) {
        wire.assertRefused(frame.formatted(wire.token()));
    }

    @Test
    void a_token_of_Latin1_characters_is_refused() {
        String answer = wire.raw(wire.rawHead().replaceAll("Bearer .*\r\n", "Bearer \u00e4.\u00fc.\u00f6\r\n")
                + "Content-Length: 0\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
        assertTrue(answer.contains("error=\"invalid_token\""), answer);
    }

    @Test
    void a_header_of_deeply_nested_JSON_is_refused() {
        String header = "{\"alg\":\"RS256\",\"x\":" + "[".repeat(9_000) + "]".repeat(9_000) + "}";

        wire.assertRefused(Base64URL.encode(header) + ".e30.x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"alg\":null}", "{\"alg\":1}", "{\"alg\":\"\"}",
        "{\"alg\":\"RS256\",\"kid\":1}", "{\"alg\":\"RS256\",\"typ\":{}}", "{\"alg\":\"RS256\",\"crit\":1}",
        "{\"alg\":\"RS256\",\"crit\":[]}", "{\"alg\":\"RS256\",\"b64\":\"x\"}",
        "{\"alg\":\"RS256\",\"jwk\":1}", "{\"alg\":\"RS256\",\"jku\":\"::\"}",
        "{\"alg\":\"RS256\",\"x5c\":[1]}", "{\"alg\":\"RS256\"", "\0"})
    void a_header_that_is_no_JOSE_header_is_refused(String header) {
        String[] parts = wire.token().split("\\.");

        wire.assertRefused(Base64URL.encode(header) + "." + parts[1] + "." + parts[2]);
    }

    @Test
    void a_token_without_its_signature_is_refused() {
        String[] parts = wire.token().split("\\.");

        wire.assertRefused(parts[0] + "." + parts[1]);
        wire.assertRefused(parts[0] + "." + parts[1] + ".");
    }

    @Test
    void a_token_in_the_five_parts_of_an_encrypted_one_is_refused() {
        wire.assertRefused(wire.token() + ".x.y");
        wire.assertRefused(Base64URL.encode("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\"}") + ".x.x.x.x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "id+jwt", "logout+jwt", "at", "at+jwt+x", "text/at+jwt", ""})
    void a_JWT_of_another_type_is_refused(String type) {
        wire.assertRefused(typed(new JOSEObjectType(type)));
    }

    @Test
    void a_JWT_without_a_type_is_refused() {
        wire.assertRefused(typed(null));
    }

    @Test
    void an_ID_token_is_refused() {
        JWSHeader.Builder header = TestIssuer.header().type(JOSEObjectType.JWT);
        JWTClaimsSet claims = wire.claims().claim("typ", "ID").claim("azp", "mcp-test-client")
                .claim("nonce", "n").claim("at_hash", "h").build();
        JWTClaimsSet forClient = new JWTClaimsSet.Builder(claims).audience("mcp-test-client").build();

        wire.assertRefused(TestIssuer.sign(header, claims));
        wire.assertRefused(TestIssuer.sign(header, forClient));
    }

    @Test
    void a_header_that_demands_an_unknown_extension_is_refused() {
        JWSHeader.Builder header = TestIssuer.header().criticalParams(Set.of("exp")).customParam("exp", 1);

        wire.assertRefused(TestIssuer.sign(header, wire.claims().build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "application/at+jwt"})
    @Tag("control")
    void both_names_of_the_access_token_type_are_accepted(String type) {
        wire.assertAccepted(typed(new JOSEObjectType(type)));
    }

    private String typed(JOSEObjectType type) {
        return TestIssuer.sign(TestIssuer.header().type(type), wire.claims().build());
    }
}
