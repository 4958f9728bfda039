package com.example.mcp.auth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpPrincipal;
import java.text.ParseException;
import java.util.List;
import java.util.Set;

/** Who presents a token, and what the token grants. */
public final class TokenPrincipal extends HttpPrincipal {

    private final Set<String> scopes;

    private TokenPrincipal(String subject, Set<String> scopes) {
        super(subject, "mcp");
        this.scopes = scopes;
    }

    /**
     * Reads the claims of a verified token: {@code scope} is words separated by spaces (RFC 8693 §4.2).
     *
     * @throws ParseException if it is of another type
     */
    static TokenPrincipal of(JWTClaimsSet claims) throws ParseException {
        String scope = claims.getStringClaim("scope");
        return new TokenPrincipal(claims.getSubject(),
                scope == null ? Set.of() : Set.copyOf(List.of(scope.split(" "))));
    }

    /** The scopes of the token. */
    public Set<String> scopes() {
        return scopes;
    }
}
