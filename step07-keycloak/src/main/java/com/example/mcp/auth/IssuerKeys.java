package com.example.mcp.auth;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The keys that the issuer publishes, found through its metadata when the first token comes.
 *
 * <p>Known keys are used for a while before they are fetched again, and for as long as the issuer cannot be
 * reached. An unknown key id makes a fetch at once, so that a new key works as soon as it is used, but at
 * most {@value #MAX_FETCHES} in each window of five seconds: anybody can invent key ids. While somebody does,
 * a new key may be refused for these seconds.
 */
public final class IssuerKeys implements KeySource {

    private static final Logger LOG = System.getLogger("mcp");
    private static final long WINDOW_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int MAX_FETCHES = 3;
    private static final int MIN_BITS = 2048;

    /** Times are of {@link System#nanoTime}: a clock that is set back must not keep old keys alive. */
    private record Keys(JWKSet set, long fetched) {
    }

    private final IssuerMetadata metadata;
    private final long maxAgeNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Keys known = new Keys(new JWKSet(), System.nanoTime());
    private volatile boolean unreachable;
    private volatile int attempts;
    private long windowStart = System.nanoTime();
    private int fetches;

    /** The keys of the issuer that this metadata is about, fetched again when they are older than this. */
    public IssuerKeys(IssuerMetadata metadata, Duration maxAge) {
        this.metadata = metadata;
        this.maxAgeNanos = maxAge.toNanos();
    }

    @Override
    public Optional<RSAKey> find(String kid) throws KeySourceException {
        int attempt = attempts;
        Optional<RSAKey> key = find(known, kid);
        boolean fresh = System.nanoTime() - known.fetched() < maxAgeNanos;
        if (key.isPresent() && fresh) {
            return key;
        }
        // Who has a key need not wait for a fetch that somebody else makes.
        if (key.isEmpty()) {
            lock.lock();
        } else if (!lock.tryLock()) {
            return key;
        }
        try {
            refresh(kid, attempt);
        } finally {
            lock.unlock();
        }
        key = find(known, kid);
        if (key.isEmpty() && unreachable) {
            throw new KeySourceException("The issuer cannot be reached.");
        }
        return key;
    }

    private static Optional<RSAKey> find(Keys keys, String kid) {
        return keys.set().getKeys().stream().filter(key -> kid.equals(key.getKeyID()))
                .filter(IssuerKeys::usable).map(JWK::toRSAKey).findFirst();
    }

    /** Shorter RSA keys can be broken (RFC 7518 §3.3). */
    private static boolean usable(JWK key) {
        return key instanceof RSAKey && key.size() >= MIN_BITS
                && !KeyUse.ENCRYPTION.equals(key.getKeyUse());
    }

    /** Who has waited for another thread's fetch takes its outcome: the key, or that nobody answers. */
    private void refresh(String kid, int seen) {
        boolean settled = attempts != seen && (unreachable || find(known, kid).isPresent());
        if (settled || !mayFetch(System.nanoTime())) {
            return;
        }
        try {
            known = new Keys(metadata.keys(), System.nanoTime());
            unreachable = false;
        } catch (IOException e) {
            unreachable = true;
            LOG.log(Level.WARNING, "The keys of the issuer could not be fetched: {0}", e.getMessage());
        }
        attempts++; // by whoever has the lock
    }

    private boolean mayFetch(long now) {
        if (now - windowStart > WINDOW_NANOS) {
            windowStart = now;
            fetches = 0;
        }
        return fetches++ < MAX_FETCHES;
    }
}
