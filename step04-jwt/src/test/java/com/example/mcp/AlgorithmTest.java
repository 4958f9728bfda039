package com.example.mcp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Named.named;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("4.3")
class AlgorithmTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
    void an_unsigned_token_is_refused_however_none_is_spelt(String none) {
        wire.assertRefused(withAlgorithm(none) + ".");
        wire.assertRefused(withAlgorithm(none) + "." + wire.token().split("\\.")[2]);
    }

    static Stream<Named<byte[]>> encodings() throws JOSEException {
        byte[] der = TestIssuer.key().toRSAPublicKey().getEncoded();
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----";
        return Stream.of(named("DER", der), named("PEM", pem.getBytes(US_ASCII)),
                named("PEM with a final newline", (pem + "\n").getBytes(US_ASCII)),
                named("modulus", TestIssuer.key().getModulus().decode()),
                named("JWK", TestIssuer.key().toPublicJWK().toJSONString().getBytes(US_ASCII)));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void the_public_key_is_no_secret_for_HS256(byte[] secret) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header(JWSAlgorithm.HS256).build(), wire.claims().build());
        jwt.sign(new MACSigner(secret));

        wire.assertRefused(jwt.serialize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256", "PS384", "PS512"})
    void another_algorithm_is_refused_even_with_the_right_key(String algorithm) {
        wire.assertRefused(TestIssuer.sign(header(new JWSAlgorithm(algorithm)), wire.claims().build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS1", "rs256", "ES256", "EdDSA", "HS512", "RS256 "})
    void an_algorithm_that_only_the_header_asks_for_is_refused(String algorithm) {
        wire.assertRefused(withAlgorithm(algorithm) + "." + wire.token().split("\\.")[2]);
        wire.assertRefused(withAlgorithm(algorithm) + "." + Base64URL.encode(new byte[64]));
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
        JWSHeader good = TestIssuer.header().build();
        return new JWSHeader.Builder(algorithm).type(good.getType()).keyID(good.getKeyID());
    }

    private String withAlgorithm(String algorithm) {
        String header = TestIssuer.header().build().toString().replace("\"RS256\"", "\"" + algorithm + "\"");
        return Base64URL.encode(header) + "." + wire.token().split("\\.")[1];
    }
}
