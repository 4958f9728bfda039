package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer refutes is forgotten: a refresh token, a registration, a port. */
@Tag("8.3")
class RefutedTest {

    @RegisterExtension
    final World world = new World();

    private McpClient logInAndLetTheTokenExpire() {
        world.login.refreshable = true;
        McpClient client = world.clientWithAnExpiredToken();
        return client;
    }

    private void refreshIsAnswered(World.Answer answer) {
        world.pages.put("issuer /token", request ->
                request.body().contains("refresh_token=") ? answer : world.login.token(request));
    }

    /** The issuer no longer knows the clients with these ids. */
    private void forgetClients(Set<String> ids) {
        world.pages.put("issuer /token", request -> ids.contains(request.parameters().get("client_id"))
                ? World.Answer.json(401, Map.of("error", "invalid_client")) : world.login.token(request));
    }

    private List<String> clientIds() {
        return world.at("issuer", "/authorize").stream()
                .map(request -> request.parameters().get("client_id")).toList();
    }

    private long refreshes() {
        return world.at("issuer", "/token").stream()
                .filter(request -> request.body().contains("grant_type=refresh_token")).count();
    }

    @ParameterizedTest
    @CsvSource({"400, '{\"error\":\"invalid_grant\"}'", "400, <html>", "400, ''", "401, <html>", "401, ''",
        "401, '{\"error\":\"invalid_token\"}'", "400, '{\"error\":\"unauthorized_client\"}'", "400, '[]'",
        "403, <html>", "404, ''", "200, '{\"error\":\"bad_refresh_token\"}'",
        "400, '{\"error\":\"temporarily_unavailable\"}'"})
    void a_refresh_token_that_is_refused_in_whatever_form_leads_to_one_login(int status, String body) {
        McpClient client = logInAndLetTheTokenExpire();
        refreshIsAnswered(new World.Answer(status, Map.of(), body));
        assertEquals("tools/call", World.call(client).path("called").asString());
        assertEquals(2, world.logins());
        assertEquals(1, refreshes());
        assertEquals(1, world.registrations());
    }

    @Test
    void a_refused_refresh_token_is_not_sent_again_when_the_login_fails() {
        McpClient client = logInAndLetTheTokenExpire();
        refreshIsAnswered(World.Answer.html(400));
        world.login.redirect = redirect -> redirect.put("state", "other");
        Stopped.because("a state", () -> World.call(client));
        world.login.redirect = redirect -> { };
        assertEquals("tools/call", World.call(client).path("called").asString());
        assertEquals(1, refreshes());
    }

    @Test
    void a_refresh_before_the_token_expires_leads_to_a_login_where_it_is_refused() {
        world.login.refreshable = true;
        OAuthClient oauth = world.oauth("/mcp");
        World.call(new McpClient(oauth, "2026-07-28"));
        refreshIsAnswered(World.Answer.html(400));
        oauth.refresh();
        assertEquals(2, world.logins());
    }

    @Test
    void a_registration_that_the_issuer_has_forgotten_is_made_again() {
        McpClient client = logInAndLetTheTokenExpire();
        forgetClients(Set.of("registered"));
        assertEquals("tools/call", World.call(client).path("called").asString());
        assertEquals(List.of("registered", "registered-2"), clientIds());
        assertEquals(2, world.registrations());
    }

    @Test
    void a_forgotten_registration_is_made_again_also_when_only_the_code_shows_it() {
        McpClient client = world.clientWithAnExpiredToken();
        forgetClients(Set.of("registered"));
        assertEquals("tools/call", World.call(client).path("called").asString());
        assertEquals(List.of("registered", "registered", "registered-2"), clientIds());
    }

    @Test
    void a_forgotten_registration_is_made_again_once_only() {
        McpClient client = logInAndLetTheTokenExpire();
        forgetClients(Set.of("registered", "registered-2", "registered-3"));
        Stopped.because("/token answered 401: invalid_client.", () -> World.call(client));
        assertEquals(2, world.registrations());
        assertEquals(2, world.logins());
    }

    @Test
    void a_client_that_is_refused_at_its_first_login_is_not_used_at_the_next_one() {
        forgetClients(Set.of("registered"));
        McpClient client = world.client("2026-07-28");
        Stopped.because("/token answered 401: invalid_client.", () -> World.call(client));
        assertEquals("tools/call", World.call(client).path("called").asString());
        assertEquals(List.of("registered", "registered-2"), clientIds());
    }

    @Test
    void a_registration_whose_login_never_came_back_is_not_used_again() {
        world.patience = Duration.ofSeconds(3);
        McpClient client = world.clientWithAnExpiredToken();
        world.pages.put("issuer /authorize", request ->
                request.parameters().get("client_id").equals("registered")
                        ? World.Answer.html(400) : world.login.authorize(request));
        Stopped.because("No redirect came", () -> World.call(client));
        assertEquals("tools/call", World.call(client).path("called").asString());
        assertEquals(List.of("registered", "registered", "registered-2"), clientIds());
    }

    @Test
    void a_pre_registered_client_is_never_given_up() {
        world.clients = Map.of(world.url("issuer", ""), ClientCredentials.ofPublicClient("known"));
        McpClient client = logInAndLetTheTokenExpire();
        forgetClients(Set.of("known"));
        Stopped.because("/token answered 401: invalid_client.", () -> World.call(client));
        assertEquals(List.of("known", "known"), clientIds());
        assertEquals(0, world.registrations());
    }

    @Test
    void a_client_with_a_document_is_never_given_up() {
        world.document = Optional.of(URI.create("https://client.example/client.json"));
        world.issuer.put("client_id_metadata_document_supported", true);
        McpClient client = logInAndLetTheTokenExpire();
        forgetClients(Set.of(world.document.get().toString()));
        Stopped.because("/token answered 401: invalid_client.", () -> World.call(client));
        assertEquals(0, world.registrations());
    }

    @Test
    void a_port_that_another_program_has_taken_is_given_up_with_its_registration() throws IOException {
        McpClient client = world.client("2026-07-28");
        World.call(client);
        URI first = URI.create(world.at("issuer", "/authorize").getFirst().parameters().get("redirect_uri"));
        world.mcp.expired = Set.of("Bearer token-1");
        try (var other = new ServerSocket(first.getPort(), 1, InetAddress.getByName("127.0.0.1"))) {
            World.call(client);
        }
        assertEquals(world.at("issuer", "/register").getLast().json().at("/redirect_uris/0").asString(),
                world.asked().get("redirect_uri"));
        assertEquals(List.of("registered", "registered-2"), clientIds());
    }

    @Test
    void a_chosen_port_that_another_program_has_taken_is_told() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            world.port = other.getLocalPort();
            Stopped.because("This machine cannot wait for the login", world::call);
        }
        assertEquals(0, world.registrations());
    }

    @Test
    @Tag("control")
    void a_revision_that_the_server_no_longer_speaks_is_given_up() {
        world.serverAnswers(world.mcp::result);
        McpClient client = world.client("2026-07-28");
        World.call(client);
        world.serverAnswers(request -> request.json().at("/params/_meta").isObject()
                ? Mcp.unsupported(request, "2025-11-25") : world.mcp.result(request));
        World.call(client);
        assertNull(world.lastCall().header("Mcp-Method"));
    }

    @Test
    @Tag("control")
    void a_handshake_is_repeated_for_a_server_that_speaks_an_earlier_revision_now() {
        world.serverAnswers(world.mcp::result);
        McpClient client = world.client("2025-11-25");
        World.call(client);
        world.mcp.supported = List.of("2025-06-18");
        world.serverAnswers(request -> "2025-11-25".equals(request.header("MCP-Protocol-Version"))
                ? Mcp.unsupported(request, "2025-06-18") : world.mcp.result(request));
        World.call(client);
        assertEquals(2, Collections.frequency(world.methods(), "initialize"));
        assertEquals("2025-06-18", world.lastCall().header("MCP-Protocol-Version"));
    }

    @Test
    @Tag("control")
    void a_handshake_is_given_up_for_a_server_that_no_longer_has_one() {
        world.serverAnswers(world.mcp::result);
        McpClient client = world.client("2025-11-25");
        World.call(client);
        world.serverAnswers(request -> request.json().at("/params/_meta").isObject()
                ? world.mcp.result(request) : Mcp.unsupported(request, "2026-07-28"));
        World.call(client);
        assertEquals("2026-07-28", world.lastCall().header("MCP-Protocol-Version"));
    }
}
