package com.example.mcp.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Answers 500 where the code behind it fails, and ends every exchange.
 *
 * <p>Without it the JDK drops the connection after an exception, and after an {@link Error} it keeps the
 * client waiting for ever.
 */
public final class FailSafeFilter extends Filter {

    private static final Logger LOG = System.getLogger("mcp");

    @Override
    public String description() {
        return "answers 500 where the code behind it fails";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        try {
            chain.doFilter(exchange);
        } catch (Throwable failure) {
            fail(exchange, failure);
        } finally {
            exchange.close();
        }
    }

    private static void fail(HttpExchange exchange, Throwable failure) throws IOException {
        boolean answered = exchange.getResponseCode() != -1;
        try {
            if (!answered) {
                Replies.refuse(exchange, 500, "The server failed; its log says why.");
            }
        } finally {
            // A client that has gone is no failure. Logged after the answer: the log may be what fails.
            boolean gone = answered && failure instanceof IOException;
            LOG.log(gone ? Level.DEBUG : Level.ERROR, "A request failed.", failure);
        }
    }
}
