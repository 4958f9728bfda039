package com.example.mcp.auth;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which scope an operation needs: the whole permission model, in one table. */
public final class Scopes {

    /** Every scope that this server knows. */
    public static final List<String> SUPPORTED = List.of("mcp:read", "mcp:tools", "mcp:prompts");

    /**
     * The scopes of which each opens the operation. A 403 names the first one: the least that is enough.
     *
     * <p>What is not here, such as {@code initialize} and {@code ping}, needs a valid token and no scope.
     */
    private static final Map<String, List<String>> OPENED_BY = Map.of(
            "tools/list", List.of("mcp:read", "mcp:tools"),
            "tools/call", List.of("mcp:tools"),
            "prompts/list", List.of("mcp:read", "mcp:prompts"),
            "prompts/get", List.of("mcp:prompts"));

    private Scopes() {
    }

    /** The scope to ask for before the principal may call the method, or nothing. */
    public static Optional<String> missing(String method, TokenPrincipal principal) {
        List<String> opening = OPENED_BY.getOrDefault(method, List.of());
        boolean granted = !Collections.disjoint(opening, principal.scopes());
        return opening.stream().findFirst().filter(scope -> !granted);
    }
}
