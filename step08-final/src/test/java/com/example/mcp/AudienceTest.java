package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("4.4")
class AudienceTest {

    private static final String TWO = "https://mcp.example/mcp , echo-server";

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/mcp", "%s/", "%s/x", "%s?x", "%s.evil.example", "x%s",
        " %s", "account", "*", "", "%s,x", "%s x"})
    @NullSource
    void another_audience_is_refused_however_much_it_resembles_ours(String audience) {
        assertRefused(wire.claims().audience(audience == null ? null : audience.formatted(ours())));
    }

    @Test
    void a_part_of_our_audience_is_another_audience() {
        assertRefused(wire.claims().audience(ours().substring(0, ours().length() - 1)));
        assertRefused(wire.claims().audience(ours().substring(1)));
        assertRefused(wire.claims().audience(ours().substring(0, 1)));
    }

    @Test
    void a_list_of_other_audiences_is_refused() {
        assertRefused(wire.claims().audience(List.of("account", "https://evil.example/mcp")));
        assertRefused(wire.claims().audience(List.of()));
        assertRefused(wire.claims().audience(Arrays.asList("account", null)));
    }

    @Test
    void our_audience_elsewhere_in_the_claims_does_not_count() {
        assertRefused(wire.claims().audience("account").claim("azp", ours()).claim("client_id", ours())
                .claim("resource", ours()));
    }

    @Test
    @Tag("control")
    void our_audience_in_a_list_is_accepted() {
        HttpResponse<String> response = present(wire, wire.claims().audience(List.of("account", ours())));

        assertEquals(200, response.statusCode(), response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://mcp.example/mcp", "echo-server"})
    @Tag("control")
    void each_of_two_configured_audiences_is_accepted(String audience) throws IOException {
        try (Wire configured = Wire.open("JWT_AUDIENCE", TWO)) {
            assertEquals(200, present(configured, configured.claims().audience(audience)).statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TWO, "https://mcp.example/mcp,echo-server", " ", ",", ""})
    void the_configured_audiences_are_a_list_and_not_a_name(String audience) throws IOException {
        try (Wire configured = Wire.open("JWT_AUDIENCE", TWO)) {
            assertRefused(configured, configured.claims().audience(audience));
        }
    }

    @Test
    void the_URL_of_the_server_is_no_audience_beside_configured_ones() throws IOException {
        try (Wire configured = Wire.open("JWT_AUDIENCE", TWO)) {
            assertRefused(configured, configured.claims().audience(configured.uri().toString()));
        }
    }

    private String ours() {
        return wire.claims().build().getAudience().getFirst();
    }

    private static HttpResponse<String> present(Wire wire, JWTClaimsSet.Builder claims) {
        return wire.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}",
                "Authorization", "Bearer " + TestIssuer.sign(claims.build()));
    }

    private void assertRefused(JWTClaimsSet.Builder claims) {
        assertRefused(wire, claims);
    }

    private static void assertRefused(Wire wire, JWTClaimsSet.Builder claims) {
        HttpResponse<String> response = present(wire, claims);
        assertEquals(401, response.statusCode(), response.body());
        String challenge = response.headers().firstValue("WWW-Authenticate").orElse("no challenge");
        assertTrue(challenge.startsWith("Bearer "), challenge);
        assertTrue(challenge.contains("error=\"invalid_token\""), challenge);
    }
}
