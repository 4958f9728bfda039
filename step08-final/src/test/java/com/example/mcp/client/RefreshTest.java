package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("8.3")
class RefreshTest {

    @RegisterExtension
    final World world = new World();

    @Test
    void an_expired_token_is_refreshed_without_a_login() {
        world.login.refreshable = true;
        expireAndCall();
        assertEquals(1, world.logins());
        assertEquals("refresh-1", world.tokenRequest().parameters().get("refresh_token"));
        assertEquals(world.url("server", "/mcp"), world.tokenRequest().parameters().get("resource"));
        assertEquals("Bearer token-2", world.lastCall().header("Authorization"));
    }

    private McpClient expireAndCall() {
        McpClient client = world.clientWithAnExpiredToken();
        client.call("tools/list", Map.of());
        return client;
    }

    @Test
    void an_issuer_that_does_not_rotate_leaves_the_refresh_token_in_use() {
        world.pages.put("issuer /token", request -> {
            world.login.refreshable = request.body().contains("authorization_code");
            return world.login.token(request);
        });
        McpClient client = expireAndCall();
        world.mcp.expired = Set.of("Bearer token-1", "Bearer token-2");
        client.call("tools/list", Map.of());
        assertEquals("refresh-1", world.tokenRequest().parameters().get("refresh_token"));
    }

    @Test
    void a_refresh_token_that_is_null_leaves_the_present_one_in_use() {
        world.pages.put("issuer /token", request -> {
            var answer = World.object(Map.of("token_type", "Bearer",
                    "access_token", "token-" + ++world.login.tokens));
            return World.Answer.json(200, world.login.tokens == 1
                    ? answer.put("refresh_token", "refresh-1") : answer.putNull("refresh_token"));
        });
        McpClient client = expireAndCall();
        world.mcp.expired = Set.of("Bearer token-1", "Bearer token-2");
        client.call("tools/list", Map.of());
        assertEquals("refresh-1", world.tokenRequest().parameters().get("refresh_token"));
    }

    @Test
    void a_refresh_before_the_token_ends_uses_the_metadata_that_the_server_named() {
        world.mcp.challenge = "Bearer resource_metadata=\"" + world.url("server", "/custom") + "\"";
        world.pages.put("server /custom",
                world.pages.remove("server /.well-known/oauth-protected-resource/mcp"));
        world.login.refreshable = true;
        OAuthClient oauth = world.oauth("/mcp");
        new McpClient(oauth, "2026-07-28").call("tools/list", Map.of());
        oauth.refresh();
        assertEquals("refresh-1", world.tokenRequest().parameters().get("refresh_token"));
    }

    @Test
    void a_refresh_token_goes_to_its_own_issuer_only() throws IOException {
        try (World second = new World()) {
            world.login.refreshable = true;
            McpClient client = world.client("2026-07-28");
            client.call("tools/list", Map.of());
            world.resource.putArray("authorization_servers").add(second.url("issuer", ""));
            second.login.tokens = 10;
            world.mcp.expired = Set.of("Bearer token-1");
            client.call("tools/list", Map.of());
            assertTrue(second.seen.stream().noneMatch(it -> it.body().contains("refresh-1")),
                    "a refresh token left");
            assertEquals(1, second.at("issuer", "/authorize").size());
        }
    }
}
