package com.example.mcp.client;

import java.util.Optional;

/**
 * A refresh token, which gets the next access token without the user (RFC 6749 §6).
 *
 * @param resource the server that the token is for (RFC 8707 §2.2)
 */
record RefreshTokenGrant(String refreshToken, String resource) implements Grant {

    @Override
    public String type() {
        return "refresh_token";
    }

    @Override
    public FormParameters form() {
        return new FormParameters()
                .add("grant_type", type())
                .add("refresh_token", refreshToken)
                .add("resource", resource);
    }

    @Override
    public Optional<String> presentRefreshToken() {
        return Optional.of(refreshToken);
    }

    /** Leaves out the token. */
    @Override
    public String toString() {
        return type();
    }
}
