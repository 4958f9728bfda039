package com.example.mcp;

import java.io.IOException;
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

        wire.assertRefused(Keycloaks.tokens(realm, "mcp-user", "user123", "mcp:tools")
                .path("access_token").asString());
    }

    @Test
    @Tag("control")
    void a_token_in_the_name_of_another_realm_is_refused() {
        wire.assertRefused(wire.claims().issuer(Keycloaks.url() + "/realms/master"));
    }

    @Test
    @Tag("control")
    void a_token_for_no_server_is_refused() {
        String client = "client-" + UUID.randomUUID();
        Keycloaks.post("/clients", Map.of("clientId", client, "publicClient", true,
                "directAccessGrantsEnabled", true, "fullScopeAllowed", false));

        wire.assertRefused(Keycloaks.grant(Keycloaks.REALM, client, "mcp-user", "user123", "openid")
                .path("access_token").asString());
    }
}
