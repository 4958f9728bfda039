package com.example.mcp.auth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The keys that the issuer publishes, kept by Nimbus: fetched when the first token comes, again when they are
 * old, and at once when a token names a key that is not among them.
 *
 * <p>A caller with a known key never waits for the issuer. One with an unknown key waits for the fetch of
 * another caller, then makes its own; after four seconds in all {@link IssuerJwkSetSource} ends that.
 */
public final class IssuerKeys implements KeySource, AutoCloseable {

    private static final long WAIT_MILLIS = 2_500;
    private static final long OUTAGE_MILLIS = Duration.ofDays(1).toMillis();
    private static final long LIMIT_MILLIS = 5_000;
    private static final int MIN_BITS = 2048;

    private final JWKSetSource<SecurityContext> keys;

    /** Keeps the keys of {@code issuer}, and fetches them again when they are older than {@code maxAge}. */
    public IssuerKeys(IssuerJwkSetSource issuer, Duration maxAge) {
        long age = Math.max(maxAge.toMillis(), WAIT_MILLIS); // Nimbus takes no shorter one
        JWKSource<SecurityContext> source = JWKSourceBuilder.create(issuer)
                // While the issuer is down, known keys serve for a day longer. The second number is how long
                // a caller without a key waits for the fetch of another caller.
                .cache(age + OUTAGE_MILLIS, WAIT_MILLIS)
                // Keys that have this day left, and no more, are fetched again in the background.
                .refreshAheadCache(OUTAGE_MILLIS, false)
                // Anybody can invent key ids: they cause two fetches in five seconds, and no more.
                .rateLimited(LIMIT_MILLIS)
                // It would call a key that is unknown in an outage wrong, and nobody can say that.
                .outageTolerant(false)
                .build();
        // JWKSource takes the time of the wall clock. The source below it takes it from its caller.
        keys = ((JWKSetBasedJWKSource<SecurityContext>) source).getJWKSetSource();
    }

    /** Gets the keys, with a fetch if this id is not among them, and picks the one that verifies RS256. */
    @Override
    public Optional<RSAKey> find(String kid) throws KeySourceException {
        // A wall clock that is set back would keep old keys alive, and new ones out.
        long now = IssuerJwkSetSource.now();
        return keys.getJWKSet(new RefreshIfMissing(kid), now, null).getKeys().stream()
                .filter(key -> kid.equals(key.getKeyID())).filter(IssuerKeys::verifiesRs256)
                .map(JWK::toRSAKey).findFirst();
    }

    /**
     * Whether the issuer means this key for our use of it: what {@code alg}, {@code use} and {@code key_ops}
     * say, where they are there, must allow it (RFC 7517 §4). Shorter keys can be broken (RFC 7518 §3.3).
     */
    private static boolean verifiesRs256(JWK key) {
        return key instanceof RSAKey && key.size() >= MIN_BITS
                && (key.getAlgorithm() == null || key.getAlgorithm().equals(JWSAlgorithm.RS256))
                && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY));
    }

    /** Asks for a fetch if a key is missing, but not if another caller has just made one. */
    private static final class RefreshIfMissing extends JWKSetCacheRefreshEvaluator {

        private final String kid;
        private JWKSet known;

        RefreshIfMissing(String kid) {
            this.kid = kid;
        }

        @Override
        public boolean requiresRefresh(JWKSet set) {
            known = known == null ? set : known;
            return set == known && set.getKeyByKeyId(kid) == null;
        }
    }

    /** Ends the thread that fetches in the background. */
    @Override
    public void close() {
        try {
            keys.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
