package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.example.mcp.keycloak.LocalKeycloak;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.json.JsonMapper;

/** A second Keycloak, which starts after the server and ends before it. */
@Tag("7.4")
@Tag("own-keycloak")
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class RestartTest {

    @BeforeAll
    static void the_distribution_is_at_hand() {
        assumeFalse(Boolean.getBoolean("keycloak.docker"), "an image keeps no port over a restart");
    }

    @Test
    void the_server_needs_keycloak_neither_to_start_nor_for_keys_that_it_knows() throws Exception {
        int port = Wire.freePort();
        try (Wire wire = Wire.open("KEYCLOAK_URL", "http://localhost:" + port, "JWT_ISSUER", "")) {
            assertEquals(503, wire.ping(Keycloaks.token("mcp-user", "user123")));
            String token;
            try (LocalKeycloak keycloak = LocalKeycloak.start(port)) {
                token = token(keycloak.url());
                assertEquals(200, Attempts.whileItIs(503, () -> wire.ping(token)));
            }
            assertEquals(200, wire.ping(token));
        }
    }

    private static String token(URI keycloak) {
        URI endpoint = keycloak.resolve("/realms/mcp-realm/protocol/openid-connect/token");
        String answer = new LoginForm().post(endpoint, "client_id", "mcp-test-client",
                "grant_type", "password", "username", "mcp-user", "password", "user123").body();
        return JsonMapper.shared().readTree(answer).path("access_token").asString();
    }
}
