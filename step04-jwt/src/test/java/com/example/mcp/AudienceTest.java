package com.example.mcp;

import java.io.IOException;
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
        wire.assertRefused(wire.claims().audience(audience == null ? null : audience.formatted(ours())));
    }

    @Test
    void a_part_of_our_audience_is_another_audience() {
        wire.assertRefused(wire.claims().audience(ours().substring(0, ours().length() - 1)));
        wire.assertRefused(wire.claims().audience(ours().substring(1)));
        wire.assertRefused(wire.claims().audience(ours().substring(0, 1)));
    }

    @Test
    void a_list_of_other_audiences_is_refused() {
        wire.assertRefused(wire.claims().audience(List.of("account", "https://evil.example/mcp")));
        wire.assertRefused(wire.claims().audience(List.of()));
        wire.assertRefused(wire.claims().audience(Arrays.asList("account", null)));
    }

    @Test
    void our_audience_elsewhere_in_the_claims_does_not_count() {
        wire.assertRefused(wire.claims().audience("account").claim("azp", ours()).claim("client_id", ours())
                .claim("resource", ours()));
    }

    @Test
    @Tag("control")
    void our_audience_in_a_list_is_accepted() {
        wire.assertAccepted(wire.claims().audience(List.of("account", ours())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://mcp.example/mcp", "echo-server"})
    @Tag("control")
    void each_of_two_configured_audiences_is_accepted(String audience) throws IOException {
        try (Wire configured = Wire.open("JWT_AUDIENCE", TWO)) {
            configured.assertAccepted(configured.claims().audience(audience));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TWO, "https://mcp.example/mcp,echo-server", " ", ",", ""})
    void the_configured_audiences_are_a_list_and_not_a_name(String audience) throws IOException {
        try (Wire configured = Wire.open("JWT_AUDIENCE", TWO)) {
            configured.assertRefused(configured.claims().audience(audience));
        }
    }

    @Test
    void the_URL_of_the_server_is_no_audience_beside_configured_ones() throws IOException {
        try (Wire configured = Wire.open("JWT_AUDIENCE", TWO)) {
            configured.assertRefused(configured.claims().audience(configured.uri().toString()));
        }
    }

    private String ours() {
        return wire.claims().build().getAudience().getFirst();
    }
}
