package com.example.mcp.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;

/**
 * Answers 404 unless the path is, byte for byte, the one that its context was opened for.
 *
 * <p>The JDK takes a context's path as a prefix of the decoded path, so {@code /mcp} would also be reached
 * as {@code /mcpx}, {@code /mcp/../x} and {@code /%6dcp}.
 */
public final class ExactPathFilter extends Filter {

    @Override
    public String description() {
        return "answers 404 for paths that only begin like the one of the context";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        URI uri = exchange.getRequestURI();
        boolean host = uri.getRawAuthority() != null && !uri.isAbsolute(); // java.net.URI on //x/mcp, a path
        if (!host && exchange.getHttpContext().getPath().equals(uri.getRawPath())) {
            chain.doFilter(exchange);
        } else {
            Replies.notFound(exchange);
        }
    }
}
