package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpHandlers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("4.3")
class SignatureTest {

    private static final RSAKey ATTACKER = TestIssuer.newKey("attacker");

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void another_key_that_takes_the_id_of_the_issuers_key_is_refused() {
        assertRefused(TestIssuer.header(), ATTACKER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"attacker", "", " ", "*", "TEST-KEY", "../private.jwk", "' OR '1'='1"})
    void a_key_id_that_the_issuer_does_not_have_is_refused(String kid) {
        assertRefused(TestIssuer.header().keyID(kid), TestIssuer.key());
    }

    @Test
    void a_token_that_names_no_key_is_refused() {
        assertRefused(TestIssuer.header().keyID(null), TestIssuer.key());
    }

    @Test
    void a_key_that_the_token_brings_along_is_not_used() {
        assertRefused(TestIssuer.header().jwk(ATTACKER.toPublicJWK()), ATTACKER);
        assertRefused(TestIssuer.header().jwk(ATTACKER.toPublicJWK()).keyID("attacker"), ATTACKER);
    }

    @Test
    void a_key_that_the_token_points_to_is_not_fetched() throws IOException {
        AtomicInteger visits = new AtomicInteger();
        HttpHandler keys = HttpHandlers.of(200, Headers.of("Content-Type", "application/json"),
                new JWKSet(ATTACKER.toPublicJWK()).toString());
        HttpServer site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        site.createContext("/", exchange -> {
            visits.incrementAndGet();
            keys.handle(exchange);
        });
        site.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + site.getAddress().getPort() + "/keys");
            assertRefused(TestIssuer.header().jwkURL(url), ATTACKER);
            assertRefused(TestIssuer.header().jwkURL(url).keyID("attacker"), ATTACKER);
            assertRefused(TestIssuer.header().x509CertURL(url), ATTACKER);
            assertEquals(0, visits.get(), "visits of the server to the attacker's site");
        } finally {
            site.stop(0);
        }
    }

    @Test
    void changed_claims_are_refused() {
        String[] parts = wire.token().split("\\.");
        Base64URL claims = Base64URL.encode(wire.claims().subject("mallory").build().toString());

        wire.assertRefused(parts[0] + "." + claims + "." + parts[2]);
    }

    @Test
    void a_changed_header_is_refused() {
        String[] parts = wire.token().split("\\.");
        Base64URL header = TestIssuer.header().customParam("x", 1).build().toBase64URL();

        wire.assertRefused(header + "." + parts[1] + "." + parts[2]);
    }

    @Test
    void a_changed_signature_is_refused() {
        String[] parts = wire.token().split("\\.");
        String signed = parts[0] + "." + parts[1] + ".";
        char other = parts[2].charAt(0) == 'A' ? 'B' : 'A';

        wire.assertRefused(signed + other + parts[2].substring(1));
        wire.assertRefused(signed + parts[2].substring(4));
        wire.assertRefused(signed + parts[2] + "AAAA");
        wire.assertRefused(signed + Base64URL.encode(new byte[256]));
    }

    @Test
    void the_claims_of_a_forged_token_are_not_looked_at() {
        JWTClaimsSet good = wire.claims().build();
        JWTClaimsSet bad = wire.claims().issuer("https://evil.example").expirationTime(null).build();

        assertEquals(wire.assertRefused(TestIssuer.sign(TestIssuer.header(), good, ATTACKER)),
                wire.assertRefused(TestIssuer.sign(TestIssuer.header(), bad, ATTACKER)));
    }

    private void assertRefused(JWSHeader.Builder header, RSAKey key) {
        wire.assertRefused(TestIssuer.sign(header, wire.claims().build(), key));
    }
}
