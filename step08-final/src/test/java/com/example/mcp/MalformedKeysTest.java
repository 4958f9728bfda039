package com.example.mcp;

import static com.example.mcp.Messages.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.jwk.RSAKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An issuer whose keys cannot be read is as good as one that does not answer. */
@Tag("7.4")
class MalformedKeysTest {

    @RegisterExtension
    final KeycloakDoor door = KeycloakDoor.open();

    @RegisterExtension
    final Wire wire = Wire.with(door.settings());

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "{\"keys\":[]}", "{\"keys\":null}", "{\"keys\":[null]}",
        "{\"keys\":[5]}", "{\"keys\":[{\"kty\":\"RSA\"}]}", "<html>", ""})
    void keys_that_cannot_be_read_are_503_and_the_server_recovers(String keys) {
        door.answerKeys(keys);
        assertEquals(503, wire.post(PING).statusCode());

        door.answerKeys(null);
        assertEquals(200, Attempts.whileItIs(503, () -> wire.post(PING).statusCode()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "{}", "{\"kty\":\"RSA\",\"kid\":\"x\"}", "{\"kty\":\"new\"}",
        "{\"kty\":\"EC\",\"crv\":\"brainpoolP256r1\",\"x\":\"AA\",\"y\":\"AA\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\",\"kid\":\"KID\"}"})
    @Tag("control")
    void a_key_that_this_server_cannot_use_does_no_harm_to_the_others(String odd) {
        RSAKey good = TestIssuer.key().toPublicJWK();
        String first = odd.replace("KID", good.getKeyID());
        door.answerKeys("{\"keys\":[" + first + "," + good.toJSONString() + "]}");

        assertEquals(200, wire.post(PING).statusCode());
    }

    @ParameterizedTest
    @CsvSource({"301, /certs", "302, /certs", "307, /certs", "302, /openid-configuration"})
    void no_document_is_fetched_from_where_a_redirect_leads(int status, String document) {
        door.answerOnly(status, document);

        assertEquals(503, wire.post(PING).statusCode());
    }
}
