package com.example.mcp;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;

/**
 * The issuer whose tokens the server under test accepts: Keycloak's realm, to which the tests add a key.
 *
 * <p>So the tests can sign what Keycloak itself never would.
 */
final class TestIssuer {

    private static final RSAKey KEY = Keycloaks.importSigningKey(newKey(null));

    private TestIssuer() {
    }

    /** The private key that the issuer signs with. */
    static RSAKey key() {
        return KEY;
    }

    /** Another RSA key, which the issuer does not have. */
    static RSAKey newKey(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The claims of a good access token with all scopes. */
    static JWTClaimsSet.Builder claims(String issuer, String audience) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder().issuer(issuer).audience(audience).subject("alice")
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(300)))
                .claim("scope", "mcp:read mcp:tools mcp:prompts");
    }

    /** A token with these claims and the header of a good one. */
    static String sign(JWTClaimsSet claims) {
        return sign(header(), claims);
    }

    /** The header of a good access token. */
    static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt")).keyID(KEY.getKeyID());
    }

    /** A token with this header, signed with the key of the issuer. */
    static String sign(JWSHeader.Builder header, JWTClaimsSet claims) {
        return sign(header, claims, KEY);
    }

    /** A token that names this RSA key and is signed with it. */
    static String sign(JWTClaimsSet claims, RSAKey key) {
        return sign(header().keyID(key.getKeyID()), claims, key);
    }

    /** A token with this header, signed with this RSA key. */
    static String sign(JWSHeader.Builder header, JWTClaimsSet claims, RSAKey key) {
        return sign(header, new Payload(claims.toJSONObject()), key);
    }

    /** The same with a payload that may be no claims. */
    static String sign(JWSHeader.Builder header, Payload payload, RSAKey key) {
        try {
            JWSObject token = new JWSObject(header.build(), payload);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
