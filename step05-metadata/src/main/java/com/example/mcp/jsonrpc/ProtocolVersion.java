package com.example.mcp.jsonrpc;

import java.util.List;

/** The revisions of the Model Context Protocol that this server speaks. */
public final class ProtocolVersion {

    /** Newest first. */
    public static final List<String> SUPPORTED = List.of("2025-11-25", "2025-06-18");

    private ProtocolVersion() {
    }

    /** The requested revision if the server speaks it, otherwise the newest, which the client may decline. */
    public static String negotiate(String requested) {
        return SUPPORTED.contains(requested) ? requested : SUPPORTED.getFirst();
    }

    /**
     * Whether a request with these values of the MCP-Protocol-Version header can be served.
     *
     * <p>Absent is accepted: the header names no more than what all supported revisions have in common.
     */
    public static boolean accepts(List<String> header) {
        return header == null || header.size() == 1 && SUPPORTED.contains(header.getFirst());
    }
}
