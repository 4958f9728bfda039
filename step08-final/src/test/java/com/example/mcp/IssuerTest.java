package com.example.mcp;

import static com.example.mcp.Answers.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerTest {

    private static final String BY_ADDRESS = "http://127.0.0.1:" + Keycloaks.url().getPort();

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    @Tag("7.1")
    void the_resource_names_the_realm_as_its_only_authorization_server() {
        assertEquals("[\"" + Keycloaks.issuer() + "\"]", authorizationServers(wire));
    }

    @Test
    @Tag("7.1")
    void the_authorization_server_calls_itself_what_the_resource_calls_it() {
        assertEquals("[\"" + announced() + "\"]", authorizationServers(wire));
    }

    @Test
    @Tag("7.1")
    void the_issuer_of_a_token_is_the_authorization_server_of_the_resource()
            throws ParseException {
        String token = Keycloaks.token("mcp-user", "user123");
        assertEquals("[\"" + SignedJWT.parse(token).getJWTClaimsSet().getIssuer() + "\"]",
                authorizationServers(wire));
    }

    @Test
    @Tag("7.3")
    void a_token_of_the_realm_is_accepted() throws IOException {
        try (Wire configured = Wire.open("JWT_ISSUER", "", "JWT_AUDIENCE", "")) {
            assertEquals(200, configured.ping(Keycloaks.token("mcp-user", "user123")));
        }
    }

    @Test
    @Tag("7.3")
    void the_server_may_reach_keycloak_under_another_address_than_clients_do() throws IOException {
        try (KeycloakDoor door = KeycloakDoor.open(); Wire configured = Wire.open(door.settings())) {
            assertEquals(200, configured.ping(Keycloaks.token("mcp-user", "user123")));
            assertTrue(door.passed() >= 2, "metadata and keys come from KEYCLOAK_URL");
        }
    }

    @Test
    @Tag("7.1")
    @Tag("control")
    void clients_are_sent_to_the_issuer_and_not_to_the_address_that_the_server_uses() throws IOException {
        try (Wire configured = Wire.open("KEYCLOAK_URL", BY_ADDRESS, "JWT_ISSUER", Keycloaks.issuer())) {
            assertEquals("[\"" + Keycloaks.issuer() + "\"]", authorizationServers(configured));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:%s/realms/mcp-realm", "http://localhost:%s/realms/mcp-real",
        "http://localhost:%s/realms/mcp-realm/", "http://localhost:%s/realms/mcp-realmx"})
    @Tag("7.4")
    void no_key_is_used_of_an_issuer_that_calls_itself_something_else(String name) throws IOException {
        String issuer = name.formatted(Keycloaks.url().getPort());
        try (Wire configured = Wire.open("JWT_ISSUER", issuer)) {
            assertEquals(503, configured.ping(TestIssuer.sign(configured.claims().issuer(issuer).build())));
        }
    }

    @Test
    @Tag("7.3")
    void a_realm_of_another_name_is_another_issuer() throws IOException {
        String realm = "other-" + UUID.randomUUID();
        Keycloaks.createRealm(realm);
        try (Wire configured = Wire.open("KEYCLOAK_REALM", realm, "JWT_ISSUER", "")) {
            assertEquals(200, configured.ping(Keycloaks.tokens(realm, "mcp-user", "user123", "mcp:read")
                    .path("access_token").asString()));
        }
    }

    @Test
    @Tag("7.4")
    void a_realm_that_does_not_exist_has_no_keys() throws IOException {
        try (Wire configured = Wire.open("KEYCLOAK_REALM", "no-such-realm", "JWT_ISSUER", "")) {
            assertEquals(503, configured.ping(Keycloaks.token("mcp-user", "user123")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-authorization-server", "/.well-known/jwks.json"})
    @Tag("7.1")
    void the_documents_of_the_issuer_are_not_here(String path) {
        assertEquals(404, wire.send("GET", path, null).statusCode());
    }

    private static String announced() {
        String path = Keycloaks.issuer() + "/.well-known/openid-configuration";
        return answer(new LoginForm().get(URI.create(path))).path("issuer").asString();
    }

    private static String authorizationServers(Wire wire) {
        return answer(wire.send("GET", "/.well-known/oauth-protected-resource/mcp", null))
                .path("authorization_servers").toString();
    }
}
