package com.example.mcp;

import static com.example.mcp.Messages.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.jwk.RSAKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An issuer says what each of its keys is for (RFC 7517 §4); all of these belong to the same private key. */
@Tag("7.2")
class KeyUseTest {

    @RegisterExtension
    final KeycloakDoor door = KeycloakDoor.open();

    @RegisterExtension
    final Wire wire = Wire.with(door.settings());

    @ParameterizedTest
    @ValueSource(strings = {"'alg':'PS256'", "'alg':'RS512'", "'alg':'RSA-OAEP'", "'alg':'rs256'",
        "'use':'enc'", "'use':'tls'", "'key_ops':[]", "'key_ops':['sign']", "'key_ops':['encrypt','wrapKey']",
        "'alg':'RS256','use':'enc'", "'alg':'PS256','use':'sig'", "'alg':'RS256','key_ops':['encrypt']"})
    void a_key_for_something_else_signs_no_tokens(String use) {
        publish(use);

        assertEquals(401, wire.post(PING).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'alg':'RS256'", "'use':'sig'", "'key_ops':['verify']",
        "'key_ops':['sign','verify']", "'alg':'RS256','use':'sig'", "'x':'a member that nobody knows'"})
    @Tag("control")
    void a_key_for_signatures_of_this_kind_or_for_all_uses_signs_tokens(String use) {
        publish(use);

        assertEquals(200, wire.post(PING).statusCode());
    }

    private void publish(String use) {
        RSAKey key = TestIssuer.key();
        door.answerKeys("{'keys':[{'kty':'RSA','kid':'%s','n':'%s','e':'%s',%s}]}".formatted(
                key.getKeyID(), key.getModulus(), key.getPublicExponent(), use).replace('\'', '"'));
    }
}
