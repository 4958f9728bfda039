package com.example.mcp;

import static com.example.mcp.Messages.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Good access tokens of the same Keycloak, but not for this server. */
@Tag("7.3")
class ForeignTokenTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    @Tag("control")
    void a_token_of_another_realm_is_refused() throws IOException {
        String realm = "other-" + UUID.randomUUID();
        Keycloaks.createRealm(realm);

        assertRefused(Keycloaks.tokens(realm, "mcp-user", "user123", "mcp:tools")
                .path("access_token").asString());
    }

    @Test
    @Tag("control")
    void a_token_in_the_name_of_another_realm_is_refused() {
        assertRefused(TestIssuer.sign(wire.claims().issuer(Keycloaks.url() + "/realms/master").build()));
    }

    @Test
    @Tag("control")
    void a_token_for_no_server_is_refused() {
        String client = "client-" + UUID.randomUUID();
        Keycloaks.post("/clients", Map.of("clientId", client, "publicClient", true,
                "directAccessGrantsEnabled", true, "fullScopeAllowed", false));

        assertRefused(Keycloaks.grant(Keycloaks.REALM, client, "mcp-user", "user123", "openid")
                .path("access_token").asString());
    }

    private void assertRefused(String token) {
        HttpResponse<String> response = wire.post(PING, "Authorization", "Bearer " + token);
        assertEquals(401, response.statusCode(), response.body());
        String challenge = response.headers().firstValue("WWW-Authenticate").orElse("");
        assertTrue(challenge.contains("error=\"invalid_token\""), challenge);
    }
}
