package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A token names this server by the name that it has in the realm or, as RFC 8707 wants it, by its URL. */
@Tag("8.4")
class ServerAudienceTest {

    private static final String[] RESOURCES = {"KEYCLOAK_FEATURES", "resource-indicators"};

    @RegisterExtension
    final Wire wire = Wire.with(RESOURCES);

    @Test
    void a_token_for_the_URL_of_the_server_is_accepted() {
        assertEquals(200, wire.ping(sign(wire.uri().toString())));
    }

    @Test
    @Tag("control")
    void where_no_client_can_ask_for_the_URL_a_token_for_it_is_somebody_elses() throws IOException {
        try (Wire plain = Wire.open()) {
            assertEquals(401, plain.ping(sign(plain.uri().toString())));
            assertEquals(200, plain.ping(sign("echo-mcp-server")));
        }
    }

    @Test
    @Tag("control")
    void a_token_for_the_name_of_the_server_in_the_realm_is_accepted() {
        assertEquals(200, wire.ping(sign("echo-mcp-server")));
    }

    @Test
    void the_URL_that_clients_dial_is_the_one_that_counts() throws IOException {
        try (Wire named = Wire.open("MCP_SERVER_URL", "https://mcp.example.com/mcp",
                RESOURCES[0], RESOURCES[1])) {
            assertEquals(200, named.ping(sign("https://mcp.example.com/mcp")));
            assertEquals(401, named.ping(sign(named.uri().toString())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s/", "%s/x", "%s?x", "%s#x", "%s ", "https://mcp.example.com/mcp"})
    @Tag("control")
    void a_token_for_another_URL_is_refused_however_much_it_resembles_ours(String audience) {
        assertEquals(401, wire.ping(sign(audience.formatted(wire.uri()))));
        assertEquals(401, wire.ping(sign(wire.uri().toString().replace("/mcp", ""))));
    }

    @Test
    @Tag("control")
    void without_the_feature_Keycloak_ignores_the_resource_and_names_the_server_as_in_the_realm()
            throws Exception {
        String token = token("http://localhost:1/no-such-resource");

        assertEquals(List.of("echo-mcp-server"), SignedJWT.parse(token).getJWTClaimsSet().getAudience());
        assertEquals(200, wire.ping(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo-mcp-server", "http://localhost:9000/mcp"})
    @Tag("control")
    void no_client_can_register_itself_under_the_name_of_an_audience(String name) {
        assertEquals(400, register(name).statusCode());
        assertEquals(201, register("client-" + UUID.randomUUID()).statusCode());
    }

    private String sign(String audience) {
        return TestIssuer.sign(wire.claims().audience(audience).build());
    }

    private static HttpResponse<String> register(String name) {
        return Registration.send("/clients-registrations/default",
                Map.of("clientId", name, "redirectUris", List.of(Registration.REDIRECT)));
    }

    /** The token that mcp-user gets from Keycloak for this resource. */
    private static String token(String resource) {
        String answer = new LoginForm().post(LoginForm.endpoint("token"), "grant_type", "password",
                "client_id", "mcp-test-client", "username", "mcp-user", "password", "user123",
                "scope", "openid mcp:tools", "resource", resource).body();
        return JsonMapper.shared().readTree(answer).path("access_token").stringValue(answer);
    }
}
