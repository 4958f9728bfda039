package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        assertEquals(200, list(wire, sign(wire.uri().toString())));
    }

    @Test
    @Tag("control")
    void where_no_client_can_ask_for_the_URL_a_token_for_it_is_somebody_elses() throws IOException {
        try (Wire plain = Wire.open()) {
            assertEquals(401, list(plain, sign(plain.uri().toString())));
            assertEquals(200, list(plain, sign("echo-mcp-server")));
        }
    }

    @Test
    @Tag("control")
    void a_token_for_the_name_of_the_server_in_the_realm_is_accepted() {
        assertEquals(200, list(wire, sign("echo-mcp-server")));
    }

    @Test
    void the_URL_that_clients_dial_is_the_one_that_counts() throws IOException {
        try (Wire named = Wire.open("MCP_SERVER_URL", "https://mcp.example.com/mcp",
                RESOURCES[0], RESOURCES[1])) {
            assertEquals(200, list(named, sign("https://mcp.example.com/mcp")));
            assertEquals(401, list(named, sign(named.uri().toString())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s/", "%s/x", "%s?x", "%s#x", "%s ", "https://mcp.example.com/mcp"})
    @Tag("control")
    void a_token_for_another_URL_is_refused_however_much_it_resembles_ours(String audience) {
        assertEquals(401, list(wire, sign(audience.formatted(wire.uri()))));
        assertEquals(401, list(wire, sign(wire.uri().toString().replace("/mcp", ""))));
    }

    @Test
    @Tag("control")
    void without_the_feature_Keycloak_ignores_the_resource_and_names_the_server_as_in_the_realm()
            throws Exception {
        String token = token("http://localhost:1/no-such-resource");

        assertEquals(List.of("echo-mcp-server"), SignedJWT.parse(token).getJWTClaimsSet().getAudience());
        assertEquals(200, list(wire, token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo-mcp-server", "http://localhost:9000/mcp"})
    @Tag("control")
    void no_client_can_register_itself_under_the_name_of_an_audience(String name) throws Exception {
        URI endpoint = URI.create(Keycloaks.issuer() + "/clients-registrations/default");
        String client = "{\"clientId\": \"%s\", \"redirectUris\": [\"http://127.0.0.1/callback\"]}";
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                    .header("Content-Type", "application/json");
            assertEquals(400, http.send(request.POST(BodyPublishers.ofString(client.formatted(name))).build(),
                    BodyHandlers.ofString()).statusCode());
            String other = client.formatted("client-" + UUID.randomUUID());
            assertEquals(201, http.send(request.POST(BodyPublishers.ofString(other)).build(),
                    BodyHandlers.ofString()).statusCode());
        }
    }

    private String sign(String audience) {
        return TestIssuer.sign(wire.claims().audience(audience).build());
    }

    private static int list(Wire wire, String token) {
        return wire.post("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/list\"}",
                "Authorization", "Bearer " + token).statusCode();
    }

    /** The token that mcp-user gets from Keycloak for this resource. */
    private static String token(String resource) throws IOException, InterruptedException {
        URI endpoint = URI.create(Keycloaks.issuer() + "/protocol/openid-connect/token");
        String form = "grant_type=password&client_id=mcp-test-client&username=mcp-user&password=user123"
                + "&scope=openid+mcp:tools&resource=" + URLEncoder.encode(resource, StandardCharsets.UTF_8);
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer = http.send(HttpRequest.newBuilder(endpoint).POST(BodyPublishers.ofString(form))
                    .header("Content-Type", "application/x-www-form-urlencoded").build(),
                    BodyHandlers.ofString()).body();
            return JsonMapper.shared().readTree(answer).path("access_token").stringValue(answer);
        }
    }
}
