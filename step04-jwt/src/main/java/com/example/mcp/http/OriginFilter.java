package com.example.mcp.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Lets a browser's request through only from an allowed web origin; others are 403.
 *
 * <p>With each POST a browser says in the Origin header which page is calling, and no page can change it; it
 * may leave it out of a GET, so a GET must not change anything. Programs that are not browsers send none and
 * pass: the header protects people with a browser, it is not authentication.
 * The whole origin is compared: {@code http://localhost.evil.example} only begins like an allowed one.
 */
public final class OriginFilter extends Filter {

    private final Set<String> origins;

    /** Allows exactly these origins, such as {@code http://localhost:9000}. */
    public OriginFilter(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    @Override
    public String description() {
        return "refuses requests from pages of other origins";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        List<String> values = exchange.getRequestHeaders().getOrDefault("Origin", List.of());
        if (values.isEmpty() || values.size() == 1 && origins.contains(values.getFirst())) {
            chain.doFilter(exchange);
        } else {
            Replies.refuse(exchange, 403, "The Origin is not allowed to call this server.");
        }
    }
}
