package com.example.mcp;

import com.example.mcp.auth.LocalKeys;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The local issuer: prints an access token (RFC 9068) for a user, and nothing else, on standard output.
 *
 * <p>Options: {@code --user=alice}, {@code --scopes="mcp:read mcp:tools"}, {@code --minutes=60} (negative: an
 * expired token). The user admin gets the role {@code admin}, whatever the scopes. Issuer, audience and keys
 * are those of a server with the same environment.
 */
public final class TokenGenerator {

    private TokenGenerator() {
    }

    public static void main(String[] args) {
        try {
            checkOptions(args);
            Map<String, String> env = System.getenv();
            ServerConfig config = ServerConfig.from(env, ServerConfig.address(env).getPort());
            RSAKey key = LocalKeys.privateKey(config.keyFolder());
            JWTClaimsSet claims = claims(config, option(args, "user", "alice"), option(args, "scopes", ""),
                    Long.parseLong(option(args, "minutes", "60")));
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(new JOSEObjectType("at+jwt")).keyID(key.getKeyID()).build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            System.out.println(token.serialize());
        } catch (IllegalArgumentException | IOException | JOSEException | ParseException e) {
            System.err.println("No token: " + e.getMessage());
            System.exit(2);
        }
    }

    private static JWTClaimsSet claims(ServerConfig config, String user, String scopes, long minutes) {
        Instant now = Instant.now();
        Instant expiry = now.plus(Duration.ofMinutes(minutes));
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(config.issuer())
                .audience(config.audiences().stream().sorted().toList())
                .subject(user)
                .claim("client_id", "token-generator")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now.isBefore(expiry) ? now : expiry))
                .expirationTime(Date.from(expiry));
        if (!scopes.isBlank()) {
            claims.claim("scope", String.join(" ", scopes.strip().split("[\\s,]+")));
        }
        if (user.equals("admin")) {
            claims.claim("roles", List.of("admin"));
        }
        return claims.build();
    }

    /** A misspelt option would silently make another token than the one asked for. */
    private static void checkOptions(String[] args) {
        for (String arg : args) {
            if (!arg.matches("(?s)--user=.*\\S.*|--scopes=.*|--minutes=-?\\d{1,6}")) {
                throw new IllegalArgumentException("'" + arg + "' is none of the options --user=NAME, "
                        + "--scopes=\"WORDS\", --minutes=NUMBER (up to 6 digits).");
            }
        }
    }

    private static String option(String[] args, String name, String fallback) {
        String prefix = "--" + name + "=";
        for (String arg : args) {
            if (arg.startsWith(prefix)) {
                return arg.substring(prefix.length());
            }
        }
        return fallback;
    }
}
