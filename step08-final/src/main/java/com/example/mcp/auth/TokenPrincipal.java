package com.example.mcp.auth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpPrincipal;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Who presents a token, and what the token grants. */
public final class TokenPrincipal extends HttpPrincipal {

    private final String name;
    private final Set<String> scopes;
    private final Instant expiry;

    private TokenPrincipal(String subject, String name, Set<String> scopes, Instant expiry) {
        super(subject, "mcp");
        this.name = name;
        this.scopes = scopes;
        this.expiry = expiry;
    }

    /**
     * Reads the claims of a verified token: {@code scope} is words separated by spaces (RFC 8693 §4.2).
     *
     * @throws ParseException if it is of another type
     */
    static TokenPrincipal of(JWTClaimsSet claims) throws ParseException {
        String scope = claims.getStringClaim("scope");
        String name = claims.getStringClaim("preferred_username");
        return new TokenPrincipal(claims.getSubject(),
                name == null ? claims.getSubject() : name,
                scope == null ? Set.of() : Set.copyOf(List.of(scope.split(" "))),
                claims.getExpirationTime().toInstant());
    }

    /** What people call the user, for the log; decisions go by {@link #getUsername}, the subject. */
    public String name() {
        return name;
    }

    /** The scopes of the token. */
    public Set<String> scopes() {
        return scopes;
    }

    /** When the token ends. */
    Instant expiry() {
        return expiry;
    }
}
