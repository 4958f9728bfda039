package com.example.mcp.client;

import java.net.URI;
import java.util.Optional;

/**
 * The code of a login, with what proves that this client began the login (RFC 6749 §4.1.3).
 *
 * @param codeVerifier the value whose hash was in the authorization request (RFC 7636 §4.5)
 * @param resource the server that the token is for (RFC 8707 §2.2)
 */
record AuthorizationCodeGrant(String code, String codeVerifier, URI redirectUri, String resource)
        implements Grant {

    @Override
    public String type() {
        return "authorization_code";
    }

    @Override
    public FormParameters form() {
        return new FormParameters()
                .add("grant_type", type())
                .add("code", code)
                .add("code_verifier", codeVerifier)
                .add("redirect_uri", redirectUri.toString())
                .add("resource", resource);
    }

    @Override
    public Optional<String> presentRefreshToken() {
        return Optional.empty();
    }

    /** Leaves out code and verifier. */
    @Override
    public String toString() {
        return type();
    }
}
