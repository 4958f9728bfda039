package com.example.mcp;

import com.example.mcp.auth.TokenPrincipal;
import com.example.mcp.jsonrpc.Message.Request;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** One line a call: user, method, tool or prompt, outcome, milliseconds; no token, argument or body. */
final class AccessLog {

    private static final Logger LOG = System.getLogger("mcp");

    private AccessLog() {
    }

    /** Writes the line; the outcome is ok, tool error, forbidden, failed, or error and the JSON-RPC code. */
    static void write(TokenPrincipal user, Request request, String outcome, Duration duration) {
        String target = request.params().path("name").stringValue("-");
        LOG.log(Level.INFO, "{0} {1} {2} {3} {4} ms", word(user.name()), word(request.method()), word(target),
                outcome, String.valueOf(duration.toMillis()));
    }

    /** Writes the line of a call above the user's limit, which is refused before it is read. */
    static void writeRefused(TokenPrincipal user) {
        LOG.log(Level.INFO, "{0} - - too many 0 ms", word(user.name()));
    }

    /** A word that a client chose must not end the line and begin a forged one, nor fill the disk. */
    private static String word(String text) {
        String word = text.substring(0, Math.min(text.length(), 64)).replaceAll("[^\\w.:/@-]", "?");
        return word.isEmpty() ? "?" : word; // so that each line has as many words
    }
}
