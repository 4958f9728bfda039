package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.mcp.client.ClientIdentity;
import com.example.mcp.client.HttpReply;
import com.example.mcp.client.HttpTransport;
import com.example.mcp.client.LoginOptions;
import com.example.mcp.client.McpClient;
import com.example.mcp.client.OAuthClient;
import com.example.mcp.keycloak.KeycloakLogin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The client of this project and the real Keycloak, which forgets it, as it does at each start. */
@Tag("8.3")
@Timeout(180)
class ForgottenClientTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    private final List<HttpReply> replies = new ArrayList<>();
    private final HttpTransport http = new HttpTransport(Duration.ofSeconds(60), replies::add);

    @Test
    void a_client_that_Keycloak_has_forgotten_registers_and_logs_in_again() {
        OAuthClient oauth = new OAuthClient(http, wire.uri(), ClientIdentity.named("forgotten"),
                new KeycloakLogin(http, "mcp-user", "user123"),
                new LoginOptions(0, Duration.ofSeconds(60), Set.of("mcp:tools")));
        McpClient client = new McpClient(oauth, "2026-07-28");
        client.call("tools/list", Map.of());

        deleteAtKeycloak(answersTo("register").getFirst().json().path("client_id").asString());
        oauth.refresh();

        assertEquals("hello", client.call("tools/call", Map.of("name", "echo", "arguments",
                Map.of("message", "hello"))).at("/content/0/text").asString());
        assertEquals(2, answersTo("register").size());
        assertEquals("invalid_client", answersTo("refresh_token").getLast().json().path("error").asString());
    }

    private List<HttpReply> answersTo(String purpose) {
        return replies.stream().filter(reply -> reply.purpose().equals(purpose)).toList();
    }

    private static void deleteAtKeycloak(String clientId) {
        String id = Keycloaks.get("/clients?clientId=" + clientId).at("/0/id").asString();
        Keycloaks.delete("/clients/" + id);
    }
}
