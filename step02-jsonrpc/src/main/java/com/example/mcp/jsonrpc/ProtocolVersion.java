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
     * <p>Absent is accepted: what is asked for is the same in all the revisions that this server speaks.
     */
    public static boolean accepts(List<String> header) {
        return header == null || header.size() == 1 && SUPPORTED.contains(header.getFirst());
    }
}
