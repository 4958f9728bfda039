package com.example.mcp.auth;

import com.example.mcp.http.Replies;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Lets each authenticated subject make so many calls a minute; more are 429 with Retry-After (RFC 6585 §4).
 *
 * <p>A token bucket: unused calls add up to one minute's worth, so a burst after a pause is fine. The subject
 * counts, not the token: a new token brings no new calls.
 */
public final class RateLimitHandler implements HttpHandler {

    private static final int MAX_SUBJECTS = 10_000;

    private record Bucket(double calls, long nanos) {
    }

    private final HttpHandler next;
    private final int perMinute;
    private final Consumer<TokenPrincipal> refused;
    private final Map<String, Bucket> buckets = new BoundedMap<>(MAX_SUBJECTS);

    /** Limits what reaches {@code next} to {@code perMinute} calls a subject, and tells who made more. */
    public RateLimitHandler(int perMinute, HttpHandler next, Consumer<TokenPrincipal> refused) {
        this.perMinute = perMinute;
        this.next = next;
        this.refused = refused;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        TokenPrincipal user = (TokenPrincipal) exchange.getPrincipal();
        double wait = take(user.getUsername(), System.nanoTime());
        if (wait > 0) {
            exchange.getResponseHeaders().set("Retry-After", String.valueOf((long) Math.ceil(wait)));
            Replies.refuse(exchange, 429, "There are more than " + perMinute + " calls a minute.");
            refused.accept(user);
        } else {
            next.handle(exchange);
        }
    }

    /** Takes a call from the subject's bucket, or returns in how many seconds there will be one. */
    private synchronized double take(String subject, long now) {
        double perSecond = perMinute / 60.0;
        Bucket bucket = buckets.getOrDefault(subject, new Bucket(perMinute, now));
        double calls = Math.min(perMinute, bucket.calls() + (now - bucket.nanos()) / 1e9 * perSecond);
        buckets.put(subject, new Bucket(calls < 1 ? calls : calls - 1, now));
        return calls < 1 ? (1 - calls) / perSecond : 0;
    }
}
