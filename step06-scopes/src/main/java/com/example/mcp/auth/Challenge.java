package com.example.mcp.auth;

import java.net.URI;
import java.util.List;

/**
 * The values of the WWW-Authenticate header that tell a client how to get access (RFC 6750 §3).
 *
 * <p>Every value in them is ours: nothing that the client sent comes back in a header.
 */
public final class Challenge {

    private final String common;
    private final String allScopes;

    /** Challenges that point to the metadata of the resource (RFC 9728 §5.1) and name its scopes. */
    public Challenge(URI resourceMetadata, List<String> scopes) {
        allScopes = scope(String.join(" ", scopes));
        common = "Bearer realm=\"mcp\", resource_metadata=\"" + resourceMetadata + "\"";
    }

    /** For a request without a credential; it has not done anything wrong, so there is no error. */
    public String credentialMissing() {
        return common + allScopes;
    }

    /** For a request whose credential cannot be read, which is also 400. */
    public String invalidRequest(String description) {
        return error("invalid_request", description);
    }

    /** For a request whose token is refused. */
    public String invalidToken(String description) {
        return error("invalid_token", description) + allScopes;
    }

    /** For an operation that needs a scope which the token does not have; that is 403 (RFC 6750 §3.1). */
    public String insufficientScope(String scope) {
        return error("insufficient_scope", "The token lacks a scope.") + scope(scope);
    }

    private static String scope(String words) {
        return ", scope=\"" + words + "\"";
    }

    /** What all challenges have in common, with an error and a sentence about it, both in quotes. */
    private String error(String code, String description) {
        return common + ", error=\"" + code + "\", error_description=\"" + description + "\"";
    }
}
