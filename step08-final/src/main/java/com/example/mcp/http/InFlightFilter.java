package com.example.mcp.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls that are being answered, for a server that is to stop without cutting one off. */
public final class InFlightFilter extends Filter {

    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean closed;

    @Override
    public String description() {
        return "counts the calls in flight, and refuses new ones when the server stops";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        calls.incrementAndGet();
        try {
            // Counted first: a call sees that it comes too late, or is seen by who waits for the last one.
            if (closed) {
                refuse(exchange);
            } else {
                chain.doFilter(exchange);
            }
        } finally {
            calls.decrementAndGet();
        }
    }

    private static void refuse(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Connection", "close");
            Replies.refuse(exchange, 503, "The server is stopping.");
        }
    }

    /** Refuses calls from now on: 503, and the connection ends. */
    public void close() {
        closed = true;
    }

    /** Whether no call is in flight. */
    public boolean isIdle() {
        return calls.get() == 0;
    }
}
