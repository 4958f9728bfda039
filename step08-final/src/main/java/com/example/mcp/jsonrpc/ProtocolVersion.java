package com.example.mcp.jsonrpc;

import java.util.List;

/** The revisions of the Model Context Protocol that this server speaks. */
public final class ProtocolVersion {

    /** The revision in which every request stands alone. */
    static final String STATELESS = "2026-07-28";

    /** The revisions that begin with {@code initialize}, newest first. */
    static final List<String> HANDSHAKE = List.of("2025-11-25", "2025-06-18");

    /** All of them, newest first. */
    static final List<String> SUPPORTED = List.of(STATELESS, "2025-11-25", "2025-06-18");

    private ProtocolVersion() {
    }

    /**
     * The requested revision if {@code initialize} can agree on it, otherwise the newest of these, which the
     * client may decline.
     */
    static String negotiate(String requested) {
        return HANDSHAKE.contains(requested) ? requested : HANDSHAKE.getFirst();
    }
}
