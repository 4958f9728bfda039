package com.example.mcp.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Answers 431 where the headers of a request are too large (RFC 6585 §5).
 *
 * <p>The JDK has a limit of its own, above which it closes the connection and says nothing. So that one is
 * higher, and a client learns why it is refused, such as a token that has grown too long.
 */
public final class HeaderLimitFilter extends Filter {

    private final int limit;

    /** Limits the names and values of all headers to {@code limit} characters. */
    public HeaderLimitFilter(int limit) {
        this.limit = limit;
    }

    @Override
    public String description() {
        return "refuses headers of more than " + limit + " bytes";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        int size = 0;
        for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
            for (String value : header.getValue()) {
                size += header.getKey().length() + value.length();
            }
        }
        if (size > limit) {
            Replies.refuse(exchange, 431, "The headers are larger than " + limit + " bytes.");
        } else {
            chain.doFilter(exchange);
        }
    }
}
