package com.example.mcp.auth;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the issuer publishes about itself (RFC 8414 §2); each call reads it anew.
 *
 * <p>Both values come from the configuration: an address from a token would let its sender choose the keys.
 *
 * @param issuer the issuer that the document must be about
 * @param location where the document is
 */
public record IssuerMetadata(String issuer, URI location) {

    private static final Logger LOG = System.getLogger("mcp");

    /** Limits: 2 s for the connection, 3 s for each read, 64 KiB. */
    private static final ResourceRetriever HTTP = new DefaultResourceRetriever(2_000, 3_000, 65_536) {
        @Override
        protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            HttpURLConnection connection = super.openHTTPConnection(url);
            // A redirect could lead to a site whose keys nobody meant to trust.
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    };

    /** Waits up to five minutes for the issuer, and logs once what is wrong and how to mend it. */
    public void check() {
        String reported = "";
        for (int i = 0; i < 150; i++) {
            try {
                keys();
                return;
            } catch (ConnectException e) {
                // It may still be starting.
            } catch (IOException e) {
                if (!reported.equals(e.getMessage())) {
                    LOG.log(Level.WARNING, "No token can be accepted so far: {0}.", e.getMessage());
                }
                reported = e.getMessage();
            }
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        }
        LOG.log(Level.WARNING, "No token can be accepted: in five minutes {0} gave no keys.", issuer);
    }

    /**
     * The keys that the issuer signs with.
     *
     * @throws IOException if they cannot be read, or the document is that of another issuer (RFC 8414 §3.3)
     */
    JWKSet keys() throws IOException {
        try {
            JsonNode document = JsonMapper.shared().readTree(read(location));
            String announced = document.path("issuer").stringValue("");
            if (!announced.equals(issuer)) {
                throw new IOException("the metadata at " + location + " is that of the issuer '" + announced
                        + "', not of '" + issuer + "'; set JWT_ISSUER to the first, or start Keycloak with"
                        + " the --hostname of the second");
            }
            String keys = read(URI.create(document.path("jwks_uri").stringValue("")));
            return parse(JsonMapper.shared().readTree(keys).path("keys"));
        } catch (RuntimeException e) {
            throw new IOException("the metadata or the keys are malformed", e);
        }
    }

    /** Of a key that cannot be read, such as one on a rare curve, the others go on working (RFC 7517 §5). */
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

    private static String read(URI url) throws IOException {
        if (!Set.of("http", "https").contains(String.valueOf(url.getScheme()))) {
            throw new IOException("not an http URL: " + url);
        }
        return HTTP.retrieveResource(url.toURL()).getContent();
    }
}
