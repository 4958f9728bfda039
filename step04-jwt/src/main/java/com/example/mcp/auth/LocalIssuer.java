package com.example.mcp.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The local issuer: makes access tokens in the form of RFC 9068 and signs them with its private key. */
public final class LocalIssuer {

    private final String issuer;
    private final Set<String> audiences;
    private final RSAKey key;

    /** Makes tokens of {@code issuer} for {@code audiences}, signed with the private key {@code key}. */
    public LocalIssuer(String issuer, Set<String> audiences, RSAKey key) {
        this.issuer = issuer;
        this.audiences = Set.copyOf(audiences);
        this.key = key;
    }

    /**
     * Makes a token: its header and claims, signed, in the compact form of RFC 7515.
     *
     * @param user becomes the subject
     * @param scopes what the token grants; none leaves the claim out
     * @param lifetime from now until the expiry; a negative one makes a token that is expired
     */
    public String token(String user, List<String> scopes, Duration lifetime) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt")).keyID(key.getKeyID()).build();
        SignedJWT token = new SignedJWT(header, claims(user, scopes, lifetime));
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    /** Says who made the token, for whom, about whom, and until when (RFC 9068 §2.2). */
    private JWTClaimsSet claims(String user, List<String> scopes, Duration lifetime) {
        Instant now = Instant.now();
        Instant expiry = now.plus(lifetime);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audiences.stream().sorted().toList())
                .subject(user)
                .claim("client_id", "token-generator")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now.isBefore(expiry) ? now : expiry))
                .expirationTime(Date.from(expiry));
        if (!scopes.isEmpty()) {
            claims.claim("scope", String.join(" ", scopes));
        }
        return claims.build();
    }
}
