package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.example.mcp.keycloak.LocalKeycloak;
import java.net.ServerSocket;
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
        int port = freePort();
        try (Wire wire = Wire.open("KEYCLOAK_URL", "http://localhost:" + port, "JWT_ISSUER", "")) {
            assertEquals(503, ping(wire, Keycloaks.token("mcp-user", "user123")));
            String token;
            try (LocalKeycloak keycloak = LocalKeycloak.start(port)) {
                token = token(keycloak.url());
                assertEquals(200, await(wire, token));
            }
            assertEquals(200, ping(wire, token));
        }
    }

    private static int await(Wire wire, String token) throws InterruptedException {
        int status = ping(wire, token);
        for (int attempt = 0; attempt < 120 && status == 503; attempt++) {
            Thread.sleep(500);
            status = ping(wire, token);
        }
        return status;
    }

    private static int ping(Wire wire, String token) {
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
        return wire.post(ping, "Authorization", "Bearer " + token).statusCode();
    }

    private static String token(URI keycloak) {
        URI endpoint = keycloak.resolve("/realms/mcp-realm/protocol/openid-connect/token");
        String answer = new LoginForm().post(endpoint, "client_id", "mcp-test-client",
                "grant_type", "password", "username", "mcp-user", "password", "user123").body();
        return JsonMapper.shared().readTree(answer).path("access_token").asString();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
