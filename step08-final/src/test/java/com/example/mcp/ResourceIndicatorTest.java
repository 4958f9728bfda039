package com.example.mcp;

import static com.example.mcp.Messages.TOOLS_LIST;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.mcp.keycloak.LocalKeycloak;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A Keycloak of its own, with an experimental feature: the client says for which resource the token is. */
@Tag("8.4")
@Tag("own-keycloak")
@Execution(ExecutionMode.CONCURRENT)
class ResourceIndicatorTest {

    private static final String[] PASSWORD = {"grant_type", "password", "client_id", "mcp-test-client",
        "username", "mcp-user", "password", "user123", "scope", "openid mcp:tools"};

    private static LocalKeycloak keycloak;
    private static Wire wire;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        keycloak = LocalKeycloak.start(0, "resource-indicators");
        wire = Wire.open("KEYCLOAK_URL", keycloak.url().toString(),
                "KEYCLOAK_FEATURES", "resource-indicators");
        setUrlOfServer(wire.uri().toString());
    }

    @AfterAll
    static void close() {
        if (wire != null) {
            wire.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    @Tag("control")
    void the_resource_alone_decides_the_audience() throws Exception {
        assertEquals(List.of(wire.uri().toString()), audience(tokensFor(wire.uri())));
    }

    @Test
    void the_server_accepts_its_own_URL_as_the_audience() {
        assertEquals(200, list(tokensFor(wire.uri())));
    }

    @Test
    void a_new_token_for_an_old_one_is_for_the_same_resource() throws Exception {
        String old = tokensFor(wire.uri()).path("refresh_token").stringValue();
        JsonNode tokens = tokens("mcp-realm",
                "grant_type", "refresh_token", "client_id", "mcp-test-client", "refresh_token", old);

        assertEquals(List.of(wire.uri().toString()), audience(tokens));
        assertEquals(200, list(tokens));
    }

    @Test
    @Tag("control")
    void without_a_resource_the_token_names_the_server_as_in_the_realm_and_is_accepted() throws Exception {
        JsonNode tokens = tokens("mcp-realm", PASSWORD);

        assertEquals(List.of("echo-mcp-server"), audience(tokens));
        assertEquals(200, list(tokens));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s/", "%s/x", "http://localhost:1/mcp", "https://mcp.example.com/mcp"})
    @Tag("control")
    void for_a_resource_that_the_realm_does_not_have_there_is_no_token(String url) {
        JsonNode answer = tokensFor(url.formatted(wire.uri()));

        assertEquals("invalid_target", answer.path("error").stringValue(answer.toString()));
    }

    private static int list(JsonNode tokens) {
        return wire.statusAs(tokens.path("access_token").stringValue(), TOOLS_LIST);
    }

    private static List<String> audience(JsonNode tokens) throws ParseException {
        String token = tokens.path("access_token").stringValue(tokens.toString());
        return SignedJWT.parse(token).getJWTClaimsSet().getAudience();
    }

    private static JsonNode tokensFor(Object resource) {
        return tokens("mcp-realm", Stream.concat(Stream.of(PASSWORD),
                Stream.of("resource", resource.toString())).toArray(String[]::new));
    }

    private static JsonNode tokens(String realm, String... form) {
        URI endpoint = keycloak.url().resolve("/realms/" + realm + "/protocol/openid-connect/token");
        return JsonMapper.shared().readTree(new LoginForm().post(endpoint, form).body());
    }

    /** Tells the realm the URL of its resource server, which has another port in each test run. */
    private static void setUrlOfServer(String url) throws IOException, InterruptedException {
        String admin = tokens("master", "grant_type", "password", "client_id", "admin-cli",
                "username", "admin", "password", keycloak.adminPassword()).path("access_token").stringValue();
        String[] headers = {"Authorization", "Bearer " + admin, "Content-Type", "application/json"};
        String clients = "/admin/realms/mcp-realm/clients";
        JsonNode found = send("GET", clients + "?clientId=echo-mcp-server", "", headers);
        ObjectNode server = (ObjectNode) found.get(0);
        server.withObject("/attributes").put("resource_url", url);
        send("PUT", clients + "/" + server.path("id").stringValue(), server.toString(), headers);
    }

    private static JsonNode send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return JsonMapper.shared().readTree(http.send(HttpRequest.newBuilder(keycloak.url().resolve(path))
                    .method(method, BodyPublishers.ofString(body)).headers(headers).build(),
                    BodyHandlers.ofString()).body());
        }
    }
}
