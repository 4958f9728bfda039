package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("8.1")
@Tag("control")
class AccessTest {
    private World world;

    @BeforeEach
    void open() throws IOException {
        world = new World();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void then(World.Page page) {
        world.pages.put("server /mcp", request ->
                request.headers().containsKey("Authorization") ? page.answer(request)
                : world.mcp.answer(request));
    }

    private List<String> scopes() {
        return world.at("issuer", "/authorize").stream().map(it -> it.parameters().get("scope")).toList();
    }

    @Test
    void theTokenTravelsInTheHeaderOfEveryRequest() {
        world.client("2025-11-25").call("tools/list", Map.of());
        var calls = world.at("server", "/mcp");
        assertEquals(4, calls.size());
        assertTrue(calls.stream().skip(1)
                .allMatch(it -> "Bearer token-1".equals(it.headers().getFirst("Authorization"))));
        assertTrue(calls.stream().allMatch(it -> it.query() == null), "a query");
    }

    @Test
    void theTokenGoesToTheServerAndNowhereElse() {
        world.login.refreshable = true;
        McpClient client = world.client("2026-07-28");
        client.call("tools/list", Map.of());
        world.mcp.expired = Set.of("Bearer token-1");
        client.call("tools/list", Map.of());
        assertTrue(world.seen.stream().filter(it -> it.headers().containsKey("Authorization"))
                .allMatch(it -> it.site().equals("server") && it.path().equals("/mcp")), "a token elsewhere");
    }

    @Test
    void aStepUpAsksForTheUnionAndRepeatsTheCall() {
        world.scope = "mcp:read";
        then(request -> world.login.tokens < 2 ? world.mcp.forbidden("mcp:tools")
                : world.mcp.result(request));
        assertEquals("tools/call", world.call().path("called").asString());
        assertEquals(List.of("mcp:read", "mcp:read mcp:tools"), scopes());
    }

    @Test
    void aStepUpIsALoginAlsoWhereThereIsARefreshToken() {
        world.login.refreshable = true;
        McpClient client = world.client("2026-07-28");
        client.call("tools/list", Map.of());
        then(request -> world.login.tokens < 2 ? world.mcp.forbidden("mcp:more") : world.mcp.result(request));
        client.call("tools/list", Map.of());
        assertEquals(List.of("mcp:read mcp:tools", "mcp:read mcp:tools mcp:more"), scopes());
    }

    @Test
    void aScopeThatWasAskedForIsNotAskedForAgain() {
        then(request -> world.mcp.forbidden("mcp:tools"));
        Stopped.because("refuses, though all that it named was asked for", world::call);
        assertEquals(1, scopes().size());
    }

    @Test
    void aServerThatAlwaysWantsMoreIsLeftAfterThreeLogins() {
        then(request -> world.mcp.forbidden("scope-" + world.login.tokens));
        Stopped.because("refuses the tokens it asked for", world::call);
        assertEquals(3, scopes().size());
    }

    @Test
    void aServerThatRefusesANewTokenIsLeftAfterOneLogin() {
        then(request -> Mcp.refusal(401, "Bearer error=\"invalid_token\""));
        Stopped.because("refuses the tokens it asked for", world::call);
        assertEquals(1, scopes().size());
    }

    @Test
    void aRefreshThatDoesNotHelpIsFollowedByOneLogin() {
        world.login.refreshable = true;
        McpClient client = world.client("2026-07-28");
        client.call("tools/list", Map.of());
        then(request -> Mcp.refusal(401, "Bearer error=\"invalid_token\""));
        Stopped.because("refuses the tokens it asked for", () -> client.call("tools/list", Map.of()));
        assertEquals(2, scopes().size());
        assertEquals(3, world.at("issuer", "/token").size());
    }

    @Test
    void a403WithoutAScopeIsNoReasonToLogIn() {
        world.pages.put("server /mcp", request -> World.Answer.status(403));
        Stopped.because("403", world::call);
        assertEquals(1, world.seen.size());
    }

    @Test
    void aFailedStepUpLeavesTheOldTokenInUse() {
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
    void aRedirectOfTheServerTakesNoTokenAlong() {
        then(request -> World.Answer.to(world.url("elsewhere", "/mcp")));
        Stopped.because("307", world::call);
        assertEquals(0, world.at("elsewhere", "/mcp").size());
    }

    @Test
    void aRedirectOfTheMetadataIsNotFollowed() {
        world.pages.put("issuer /.well-known/oauth-authorization-server",
                request -> World.Answer.to(world.url("elsewhere", "/metadata")));
        Stopped.because("There is no metadata", world::call);
        assertEquals(0, world.at("elsewhere", "/metadata").size());
    }
}
