package com.example.mcp.auth;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fetches the keys that the issuer publishes: it reads the issuer's metadata (RFC 8414 §2), and then the keys
 * at the address that the metadata gives. Nothing is kept; each call fetches anew.
 *
 * <p>The issuer's name and the location of its metadata are configured. An address from a token would let the
 * sender of the token choose the keys.
 */
public final class IssuerJwkSetSource implements JWKSetSource<SecurityContext> {

    private static final Logger LOG = System.getLogger("mcp");
    private static final long START = System.nanoTime();
    private static final int MAX_MILLIS = 4_000;
    private static final int MAX_BYTES = 65_536;

    private static final ResourceRetriever HTTP =
            new DefaultResourceRetriever(MAX_MILLIS, MAX_MILLIS, MAX_BYTES) {
        @Override
        protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            HttpURLConnection connection = super.openHTTPConnection(url);
            // A redirect could lead to a site whose keys nobody meant to trust.
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    };

    private final String issuer;
    private final URI metadata;

    /** Fetches the keys of {@code issuer}, whose metadata is at the location {@code metadata}. */
    public IssuerJwkSetSource(String issuer, URI metadata) {
        this.issuer = issuer;
        this.metadata = metadata;
    }

    /** Milliseconds of a clock that nobody sets. */
    static long now() {
        return (System.nanoTime() - START) / 1_000_000;
    }

    /** Fetches the keys for a caller who came at this time, of {@link #now}, and must not wait for ever. */
    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long came, SecurityContext context)
            throws JWKSetUnavailableException {
        try {
            return fetch(came + MAX_MILLIS - now());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The keys of the issuer could not be fetched: {0}", e.getMessage());
            throw new JWKSetUnavailableException(e.getMessage(), e);
        }
    }

    /**
     * Reads on a thread of its own, and gives up after this time. A limit for each read alone would let an
     * issuer that sends one byte a second take hours.
     */
    private JWKSet fetch(long millis) throws IOException {
        FutureTask<JWKSet> reading = new FutureTask<>(this::read);
        Thread.startVirtualThread(reading);
        try {
            return reading.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the issuer has not answered in time", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException reason ? reason
                    : new IOException("the metadata or the keys are malformed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server is being stopped");
        } finally {
            // Interrupts the virtual thread if it still reads, and that closes its socket.
            reading.cancel(true);
        }
    }

    /** Gets the metadata, compares the issuer's name, and gets the keys from where the metadata says. */
    private JWKSet read() throws IOException {
        JsonNode document = JsonMapper.shared().readTree(get(metadata));
        String announced = document.path("issuer").stringValue("");
        // A wrong address could otherwise give us the keys of another issuer (RFC 8414 §3.3).
        if (!announced.equals(issuer)) {
            // Without its control characters, or whoever answers there could write lines of our log.
            throw new IOException("the metadata at " + metadata + " is that of the issuer '"
                    + announced.replaceAll("\\p{Cntrl}", "?")
                    + "', not of '" + issuer + "'; set JWT_ISSUER to the first, or start Keycloak with"
                    + " the --hostname of the second");
        }
        String keys = get(URI.create(document.path("jwks_uri").stringValue("")));
        return parse(JsonMapper.shared().readTree(keys).path("keys"));
    }

    /** A key that cannot be read, such as one on a rare curve, is skipped (RFC 7517 §5). */
    private static JWKSet parse(JsonNode array) throws IOException {
        List<JWK> keys = new ArrayList<>();
        for (JsonNode key : array) {
            try {
                keys.add(JWK.parse(key.toString()));
            } catch (ParseException | RuntimeException e) {
                LOG.log(Level.DEBUG, "A key of the issuer cannot be read: {0}", e.getMessage());
            }
        }
        if (keys.isEmpty()) {
            throw new IOException("the issuer publishes no keys that can be read");
        }
        return new JWKSet(keys);
    }

    private static String get(URI url) throws IOException {
        if (!Set.of("http", "https").contains(url.getScheme())) { // Nimbus would read file: too
            throw new IOException("not an http URL: " + url);
        }
        try {
            return HTTP.retrieveResource(url.toURL()).getContent();
        } catch (UnknownHostException e) {
            throw new IOException("the host '" + url.getHost() + "' is not known", e);
        }
    }

    /** Does nothing: no connection is kept open. */
    @Override
    public void close() {
    }
}
