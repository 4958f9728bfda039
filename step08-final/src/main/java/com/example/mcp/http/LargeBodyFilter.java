package com.example.mcp.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Bounds the memory that large bodies take in all: each of them needs a place, and there are only so many.
 *
 * <p>A body is read before anybody knows who sends it. A few hundred strangers, each of whom stops in the
 * middle of a body, could fill the heap. A large body that finds no place is 503; small ones need none.
 */
public final class LargeBodyFilter extends Filter {

    private static final int LARGE_BYTES = 16 * 1024;

    private final Semaphore places;
    private final int limit;

    /** Gives {@code places} to bodies of up to {@code limit} bytes. */
    public LargeBodyFilter(int places, int limit) {
        this.places = new Semaphore(places);
        this.limit = limit;
    }

    @Override
    public String description() {
        return "refuses a large request body while all places for large ones are taken";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        if (!isLarge(exchange.getRequestHeaders())) {
            chain.doFilter(exchange);
        } else if (places.tryAcquire()) {
            try {
                chain.doFilter(exchange);
            } finally {
                places.release();
            }
        } else {
            exchange.getResponseHeaders().set("Retry-After", "5");
            exchange.getResponseHeaders().set("Connection", "close");
            Replies.refuse(exchange, 503, "There are too many large bodies at the moment.");
            // Read and thrown away: a client that is still sending would lose the answer otherwise.
            BodyLimitFilter.discard(exchange.getRequestBody(), limit);
        }
    }

    /** Whether the length is large, or not known before the body ends. */
    private static boolean isLarge(Headers headers) {
        try {
            String length = headers.containsKey("Content-Length") ? headers.getFirst("Content-Length") : "0";
            return headers.containsKey("Transfer-Encoding") || Long.parseLong(length) > LARGE_BYTES;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
