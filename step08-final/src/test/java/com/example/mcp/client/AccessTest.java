package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.3")
class AccessTest {

    @RegisterExtension
    final World world = new World();

    private void then(World.Page page) {
        world.serverAnswers(request ->
                request.headers().containsKey("Authorization") ? page.answer(request)
                : world.mcp.answer(request));
    }

    private List<String> scopes() {
        return world.at("issuer", "/authorize").stream().map(it -> it.parameters().get("scope")).toList();
    }

    @Test
    void the_token_travels_in_the_header_of_every_request() {
        world.client("2025-11-25").call("tools/list", Map.of());
        var calls = world.at("server", "/mcp");
        assertEquals(4, calls.size());
        assertTrue(calls.stream().skip(1)
                .allMatch(it -> "Bearer token-1".equals(it.header("Authorization"))));
        assertTrue(calls.stream().allMatch(it -> it.query() == null), "a query");
    }

    @Test
    void the_token_goes_to_the_server_and_nowhere_else() {
        world.login.refreshable = true;
        McpClient client = world.clientWithAnExpiredToken();
        client.call("tools/list", Map.of());
        assertTrue(world.seen.stream().filter(it -> it.headers().containsKey("Authorization"))
                .allMatch(it -> it.site().equals("server") && it.path().equals("/mcp")), "a token elsewhere");
    }

    @Test
    void a_step_up_asks_for_the_union_and_repeats_the_call() {
        world.scopes = Set.of("mcp:read");
        then(request -> world.login.tokens < 2 ? world.mcp.forbidden("mcp:tools")
                : world.mcp.result(request));
        assertEquals("tools/call", world.call().path("called").asString());
        assertEquals(List.of("mcp:read", "mcp:read mcp:tools"), scopes());
    }

    @Test
    void a_step_up_is_a_login_also_where_there_is_a_refresh_token() {
        world.login.refreshable = true;
        McpClient client = world.client("2026-07-28");
        client.call("tools/list", Map.of());
        then(request -> world.login.tokens < 2 ? world.mcp.forbidden("mcp:more") : world.mcp.result(request));
        client.call("tools/list", Map.of());
        assertEquals(List.of("mcp:read mcp:tools", "mcp:read mcp:tools mcp:more"), scopes());
    }

    @Test
    void a_scope_that_was_asked_for_is_not_asked_for_again() {
        then(request -> world.mcp.forbidden("mcp:tools"));
        Stopped.because("refuses, though all that it named was asked for", world::call);
        assertEquals(1, scopes().size());
    }

    @Test
    void a_server_that_always_wants_more_is_left_after_three_logins() {
        then(request -> world.mcp.forbidden("scope-" + world.login.tokens));
        Stopped.because("refuses the tokens it asked for", world::call);
        assertEquals(3, scopes().size());
    }

    @Test
    void a_server_that_refuses_a_new_token_is_left_after_one_login() {
        then(request -> Mcp.refusal(401, "Bearer error=\"invalid_token\""));
        Stopped.because("refuses the tokens it asked for", world::call);
        assertEquals(1, scopes().size());
    }

    @Test
    void a_refresh_that_does_not_help_is_followed_by_one_login() {
        world.login.refreshable = true;
        McpClient client = world.client("2026-07-28");
        client.call("tools/list", Map.of());
        then(request -> Mcp.refusal(401, "Bearer error=\"invalid_token\""));
        Stopped.because("refuses the tokens it asked for", () -> client.call("tools/list", Map.of()));
        assertEquals(2, scopes().size());
        assertEquals(3, world.at("issuer", "/token").size());
    }

    @Test
    void a_403_without_a_scope_is_no_reason_to_log_in() {
        world.serverAnswers(request -> World.Answer.status(403));
        Stopped.because("403", world::call);
        assertEquals(1, world.seen.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer error=\"invalid_token\", scope=\"mcp:more\"", "Bearer scope=\"mcp:more\"",
        "DPoP error=\"insufficient_scope\", scope=\"mcp:more\"", "Bearer error=\"Insufficient_Scope\""})
    void a_403_for_another_reason_is_no_reason_to_log_in(String challenge) {
        then(request -> Mcp.refusal(403, challenge));
        Stopped.because("failed: 403", world::call);
        assertEquals(1, scopes().size());
    }

    @Test
    void a_failed_step_up_leaves_the_old_token_in_use() {
        McpClient client = world.client("2026-07-28");
        client.call("tools/list", Map.of());
        world.login.redirect = redirect -> redirect.put("state", "other");
        then(request -> world.mcp.forbidden("mcp:more"));
        Stopped.because("a state", () -> client.call("tools/call", Map.of("name", "echo")));
        then(world.mcp::result);
        client.call("tools/list", Map.of());
        assertEquals(2, scopes().size());
    }

    @Test
    void a_redirect_of_the_server_takes_no_token_along() {
        then(request -> World.Answer.to(world.url("elsewhere", "/mcp")));
        Stopped.because("307", world::call);
        assertEquals(0, world.at("elsewhere", "/mcp").size());
    }

    @Test
    void a_redirect_of_the_metadata_is_not_followed() {
        world.pages.put("issuer /.well-known/oauth-authorization-server",
                request -> World.Answer.to(world.url("elsewhere", "/metadata")));
        Stopped.because("There is no metadata", world::call);
        assertEquals(0, world.at("elsewhere", "/metadata").size());
    }
}
