package com.example.mcp.client;

import java.util.Optional;

/**
 * The tokens of one user for one MCP server.
 *
 * @param issuer who made them; nobody else may see the refresh token
 * @param client the client that they were made for
 * @param accessToken the token that travels with each call
 * @param refreshToken the token that gets the next ones, if the issuer gave one
 */
record Tokens(String issuer, ClientCredentials client, String accessToken, Optional<String> refreshToken) {

    /** The same without the refresh token, which has been refused. */
    Tokens withoutRefreshToken() {
        return new Tokens(issuer, client, accessToken, Optional.empty());
    }

    /** Leaves out the tokens. */
    @Override
    public String toString() {
        return "tokens of " + issuer;
    }
}
