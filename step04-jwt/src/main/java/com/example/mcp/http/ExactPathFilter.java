package com.example.mcp.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;

/**
 * Answers 404 unless the request's target is, byte for byte, the path that its context was opened for.
 *
 * <p>The JDK takes a context's path as a prefix of the decoded path, so {@code /mcp} would also be reached
 * as {@code /mcpx}, {@code /mcp/../x} and {@code /%6dcp}. A query may follow the path, and a whole URL may
 * stand in its place if it is one of http (RFC 9112 §3.2.2).
 */
public final class ExactPathFilter extends Filter {

    @Override
    public String description() {
        return "answers 404 for paths that only resemble the one of the context";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        if (isExact(exchange.getRequestURI(), exchange.getHttpContext().getPath())) {
            chain.doFilter(exchange);
        } else {
            Replies.notFound(exchange);
        }
    }

    /** Compares the text that came: for {@code ///mcp} and {@code file:///mcp}, too, getPath is /mcp. */
    private static boolean isExact(URI target, String path) {
        String expected = path;
        if ("http".equalsIgnoreCase(target.getScheme())) {
            expected = target.getScheme() + "://" + target.getRawAuthority() + path;
        }
        String text = target.toString();
        return text.equals(expected) || text.startsWith(expected + "?");
    }
}
