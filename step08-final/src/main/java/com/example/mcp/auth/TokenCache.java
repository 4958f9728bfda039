package com.example.mcp.auth;

import com.example.mcp.auth.Verdict.Accepted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Remembers accepted tokens for up to a minute: checking a signature is a third of the work of a call.
 *
 * <p>The price is that a key which the issuer takes back works for up to a minute longer. A token is not
 * remembered past its expiry or for other keys than it was checked with, and a refusal is never remembered.
 */
public final class TokenCache {

    private static final int MAX_TOKENS = 1_000;
    private static final long MAX_AGE_NANOS = Duration.ofSeconds(60).toNanos();

    /** Its age is of {@link System#nanoTime}: a clock that is set back must not keep a token alive. */
    private record Entry(Accepted verdict, long checked, Object keys) {

        boolean holds(Object current) {
            return keys == current && System.nanoTime() - checked < MAX_AGE_NANOS
                    && Instant.now().isBefore(verdict.principal().expiry());
        }
    }

    private final Function<String, Verdict> verifier;
    private final Supplier<Object> keys;
    private final Map<String, Entry> entries = new BoundedMap<>(MAX_TOKENS);

    /** Remembers what {@code verifier} accepts, as long as {@code keys} gives the same object. */
    public TokenCache(Function<String, Verdict> verifier, Supplier<Object> keys) {
        this.verifier = verifier;
        this.keys = keys;
    }

    /** The verdict on a token. */
    public Verdict verify(String token) {
        String digest = digest(token);
        Object current = keys.get();
        Entry entry = get(digest);
        if (entry != null && entry.holds(current)) {
            return entry.verdict();
        }
        long now = System.nanoTime();
        Verdict verdict = verifier.apply(token);
        if (verdict instanceof Accepted accepted) {
            put(digest, new Entry(accepted, now, current));
        }
        return verdict;
    }

    private synchronized Entry get(String digest) {
        return entries.get(digest);
    }

    private synchronized void put(String digest, Entry entry) {
        entries.put(digest, entry);
    }

    /** In memory, too, no token lies about: the digest admits nobody. */
    private static String digest(String token) {
        try {
            byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
