package com.example.mcp.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Reads the whole request body, up to a limit, before anything behind it decides.
 *
 * <p>So nothing behind it waits for a client, and no rest of a body is taken for the next request. A body
 * over the limit is 413 (RFC 9110 §15.5.14) and never kept, declared or chunked.
 */
public final class BodyLimitFilter extends Filter {

    private final int limit;

    /** Limits request bodies to {@code limit} bytes. */
    public BodyLimitFilter(int limit) {
        this.limit = limit;
    }

    @Override
    public String description() {
        return "refuses a request body of more than " + limit + " bytes";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        byte[] body;
        try {
            body = declaredLength(exchange) > limit ? null : exchange.getRequestBody().readNBytes(limit + 1);
        } catch (IOException | RuntimeException e) { // the JDK throws either for a bad chunk size
            refuse(exchange, 400, "The body is cut short or badly chunked.");
            return;
        }
        if (body == null || body.length > limit) {
            refuse(exchange, 413, "The body is larger than " + limit + " bytes.");
        } else {
            exchange.setStreams(new ByteArrayInputStream(body), null);
            chain.doFilter(exchange);
        }
    }

    private static long declaredLength(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        return length == null ? 0 : Long.parseLong(length); // the JDK has refused what is not a number
    }

    private static void refuse(HttpExchange exchange, int status, String sentence) throws IOException {
        exchange.getResponseHeaders().set("Connection", "close");
        Replies.refuse(exchange, status, sentence);
    }
}
