package com.example.mcp.auth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpPrincipal;
import java.text.ParseException;
import java.util.List;
import java.util.Set;

/** Who presents a token, and what the token grants. */
public final class TokenPrincipal extends HttpPrincipal {

    private final Set<String> scopes;
    private final boolean admin;

    private TokenPrincipal(String subject, Set<String> scopes, boolean admin) {
        super(subject, "mcp");
        this.scopes = scopes;
        this.admin = admin;
    }

    /**
     * Reads the claims of a verified token: {@code scope}, words separated by spaces (RFC 8693 §4.2), and
     * {@code roles}, a list.
     *
     * @throws ParseException if they are of another type
     */
    static TokenPrincipal of(JWTClaimsSet claims) throws ParseException {
        String scope = claims.getStringClaim("scope");
        List<String> roles = claims.getStringListClaim("roles");
        return new TokenPrincipal(claims.getSubject(),
                scope == null ? Set.of() : Set.copyOf(List.of(scope.split(" "))),
                roles != null && roles.contains("admin"));
    }

    /** The scopes of the token. */
    public Set<String> scopes() {
        return scopes;
    }

    /** Whether the issuer has given this user the role that grants everything. */
    public boolean isAdmin() {
        return admin;
    }
}
