package com.example.mcp.auth;

import com.example.mcp.auth.Verdict.Accepted;
import com.example.mcp.auth.Verdict.Rejected;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides whether a token is an access token of the issuer for this server (RFC 9068 §4, RFC 8725).
 *
 * <p>Nimbus parses and checks the signature; what a token must be is written here, in the order of the
 * checks. Nothing in the token chooses how it is checked: not its algorithm, not where its key comes from.
 */
public final class TokenVerifier {

    /** How far the issuer's clock may differ from ours. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private static final Set<JOSEObjectType> ACCESS_TOKEN =
            Set.of(new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"));

    private static final String MALFORMED = "it is not a well-formed signed JWT";

    /** Three parts of base64url (RFC 7515 §3.1); the decoder of Nimbus would skip other characters. */
    private static final Pattern COMPACT_FORM = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    private final String issuer;
    private final Set<String> audiences;
    private final KeySource keys;

    /** Accepts what {@code issuer} made for one of {@code audiences} and signed with one of {@code keys}. */
    public TokenVerifier(String issuer, Set<String> audiences, KeySource keys) {
        this.issuer = issuer;
        this.audiences = Set.copyOf(audiences);
        this.keys = keys;
    }

    /** Checks a token in the compact form of RFC 7515. */
    public Verdict verify(String token) {
        try {
            SignedJWT jwt = parse(token);
            checkHeader(jwt.getHeader());
            checkSignature(jwt);
            // Only now is anything in the claims worth reading.
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            checkType(jwt.getHeader().getType());
            checkClaims(claims);
            checkTimes(claims, Instant.now());
            return new Accepted(TokenPrincipal.of(claims));
        } catch (BadJWTException e) {
            return new Rejected(e.getMessage());
        } catch (ParseException e) {
            return new Rejected("its claims cannot be read");
        } catch (JOSEException e) {
            return new Rejected(MALFORMED);
        }
    }

    private static SignedJWT parse(String token) throws BadJWTException {
        require(COMPACT_FORM.matcher(token).matches(), MALFORMED);
        try {
            return SignedJWT.parse(token);
        } catch (ParseException | RuntimeException e) { // the latter where the header is the JSON text null
            throw new BadJWTException(MALFORMED);
        }
    }

    private static void checkHeader(JWSHeader header) throws BadJWTException {
        require(header.getAlgorithm().equals(JWSAlgorithm.RS256), "its algorithm is not RS256");
        // A rule of ours: RFC 7515 §4.1.4 leaves the key's id optional. Without it we would try every key.
        require(header.getKeyID() != null, "it does not name the key that signed it");
    }

    private void checkSignature(SignedJWT jwt) throws BadJWTException, JOSEException {
        RSAKey key = keys.find(jwt.getHeader().getKeyID())
                .orElseThrow(() -> new BadJWTException("its key is not one that is known"));
        require(jwt.verify(new RSASSAVerifier(key)), "its signature is wrong");
    }

    /** An ID token has the right issuer and signature too, but is for a client to read (RFC 8725 §3.11). */
    private static void checkType(JOSEObjectType type) throws BadJWTException {
        require(type != null && ACCESS_TOKEN.contains(type), "it is not an access token");
    }

    private void checkClaims(JWTClaimsSet claims) throws BadJWTException {
        require(issuer.equals(claims.getIssuer()), "another issuer made it");
        require(audiences.stream().anyMatch(claims.getAudience()::contains), "it is for another audience");
        require(claims.getSubject() != null && !claims.getSubject().isBlank(), "it has no subject");
        // A rule of ours: RFC 7519 §4 lets a server skip claims that it does not know. But a token bound to
        // a key of its client (RFC 7800) must not work for whoever merely holds it.
        require(claims.getClaim("cnf") == null, "it is bound to a key and no bearer token");
    }

    private static void checkTimes(JWTClaimsSet claims, Instant now) throws BadJWTException {
        Date earliest = Date.from(now.minus(CLOCK_SKEW));
        Date latest = Date.from(now.plus(CLOCK_SKEW));
        require(claims.getExpirationTime() != null, "it has no expiry");
        require(claims.getExpirationTime().after(earliest), "it is expired");
        require(claims.getNotBeforeTime() == null || !claims.getNotBeforeTime().after(latest),
                "it is not valid yet");
        // A rule of ours: such a token means that one of the two clocks is wrong.
        require(claims.getIssueTime() == null || !claims.getIssueTime().after(latest),
                "it was issued in the future");
    }

    private static void require(boolean condition, String otherwise) throws BadJWTException {
        if (!condition) {
            throw new BadJWTException(otherwise);
        }
    }
}
