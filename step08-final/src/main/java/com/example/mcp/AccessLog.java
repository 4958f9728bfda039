package com.example.mcp;

import com.example.mcp.auth.TokenPrincipal;
import com.example.mcp.jsonrpc.Message.Request;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** One line a call: user, method, tool or prompt, outcome, milliseconds; no token, argument or body. */
final class AccessLog {

    private static final Logger LOG = System.getLogger("mcp");

    private static final String PLAIN =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.:/@-";

    private AccessLog() {
    }

    /**
     * Writes the line of a call that began at {@code start} of {@link System#nanoTime}.
     *
     * @param outcome ok, tool error, forbidden, failed, or error and the JSON-RPC code
     */
    static void write(TokenPrincipal user, Request request, String outcome, long start) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        String target = request.params().path("name").stringValue("-");
        LOG.log(Level.INFO, word(user.name()) + " " + word(request.method()) + " " + word(target)
                + " " + outcome + " " + millis + " ms");
    }

    /** Writes the line of a call above the user's limit, which is refused before it is read. */
    static void writeRefused(TokenPrincipal user) {
        LOG.log(Level.INFO, word(user.name()) + " - - too many 0 ms");
    }

    /** A word that a client chose must not end the line and begin a forged one, nor fill the disk. */
    private static String word(String text) {
        StringBuilder word = new StringBuilder();
        text.chars().limit(64).forEach(c -> word.append(PLAIN.indexOf(c) < 0 ? '?' : (char) c));
        return word.isEmpty() ? "?" : word.toString(); // so that each line has as many words
    }
}
