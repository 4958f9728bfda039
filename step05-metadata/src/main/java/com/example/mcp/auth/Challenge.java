package com.example.mcp.auth;

import java.net.URI;

/**
 * The values of the WWW-Authenticate header that tell a client how to get access (RFC 6750 §3).
 *
 * <p>Every value in them is ours: nothing that the client sent comes back in a header.
 */
public final class Challenge {

    private final String common;

    /** Challenges that point to the metadata of the protected resource (RFC 9728 §5.1). */
    public Challenge(URI resourceMetadata) {
        common = "Bearer realm=\"mcp\", resource_metadata=\"" + resourceMetadata + "\"";
    }

    /** For a request without a credential; it has not done anything wrong, so there is no error. */
    public String credentialMissing() {
        return common;
    }

    /** For a request whose credential cannot be read, which is also 400. */
    public String invalidRequest(String description) {
        return error("invalid_request", description);
    }

    /** For a request whose token is refused. */
    public String invalidToken(String description) {
        return error("invalid_token", description);
    }

    /** What all challenges have in common, with an error and a sentence about it, both in quotes. */
    private String error(String code, String description) {
        return common + ", error=\"" + code + "\", error_description=\"" + description + "\"";
    }
}
