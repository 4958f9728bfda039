package com.example.mcp.auth;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which scope an operation needs: the whole permission model, in one table. */
public final class Scopes {

    /** Every scope that this server knows. */
    public static final List<String> SUPPORTED = List.of("mcp:read", "mcp:tools", "mcp:prompts");

    /** What is not here, such as {@code initialize} and {@code ping}, needs a valid token and no scope. */
    private static final Map<String, String> REQUIRED = Map.of(
            "tools/list", "mcp:tools",
            "tools/call", "mcp:tools",
            "prompts/list", "mcp:prompts",
            "prompts/get", "mcp:prompts");

    private Scopes() {
    }

    /** The scope that the principal needs for the method and does not have, or nothing. */
    public static Optional<String> missing(String method, TokenPrincipal principal) {
        return Optional.ofNullable(REQUIRED.get(method))
                .filter(scope -> !principal.scopes().contains(scope));
    }
}
