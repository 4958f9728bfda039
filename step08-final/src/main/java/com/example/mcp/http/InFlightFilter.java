package com.example.mcp.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls that are being answered, for a server that wants to stop without cutting one off. */
public final class InFlightFilter extends Filter {

    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public String description() {
        return "counts the calls in flight";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        calls.incrementAndGet();
        try {
            chain.doFilter(exchange);
        } finally {
            calls.decrementAndGet();
        }
    }

    /** Whether no call is in flight. */
    public boolean isIdle() {
        return calls.get() == 0;
    }
}
