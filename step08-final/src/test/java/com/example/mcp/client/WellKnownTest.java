package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.3")
class WellKnownTest {

    private static final String RESOURCE = "/.well-known/oauth-protected-resource";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";
    private static final String OPENID = "/.well-known/openid-configuration";

    @RegisterExtension
    final World world = new World();

    private void issuerFormAnswers(World.Answer answer) {
        world.pages.put("issuer " + OPENID, world.pages.remove("issuer " + OAUTH));
        world.pages.put("issuer " + OAUTH, request -> answer);
    }

    private void resourceFormAnswers(World.Answer answer) {
        world.mcp.challenge = "Bearer";
        world.pages.put("server " + RESOURCE, world.pages.remove("server " + RESOURCE + "/mcp"));
        world.pages.put("server " + RESOURCE + "/mcp", request -> answer);
    }

    /** A client that was told of this document once; its token has expired, and it is told of none now. */
    private McpClient clientOnceToldOf(World.Page document) {
        world.mcp.challenge = "Bearer resource_metadata=\"" + world.url("server", "/custom") + "\"";
        world.pages.put("server /custom", document);
        McpClient client = world.clientWithAnExpiredToken();
        world.mcp.challenge = "Bearer error=\"invalid_token\"";
        return client;
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Welcome</html>", "", "[]", "null", "\"text\"", "{\"issuer\":"})
    void an_answer_of_200_that_is_not_a_JSON_object_is_not_the_document(String body) {
        issuerFormAnswers(new World.Answer(200, Map.of("Content-Type", "application/json"), body));
        resourceFormAnswers(new World.Answer(200, Map.of("Content-Type", "text/html"), body));
        assertEquals("tools/call", world.call().path("called").asString());
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 206, 301, 401, 403, 404, 429, 503})
    void a_JSON_object_with_another_status_than_200_is_not_the_document(int status) {
        issuerFormAnswers(World.Answer.json(status, Map.of("issuer", "https://other.example")));
        resourceFormAnswers(World.Answer.json(status, Map.of("resource", "https://other.example")));
        assertEquals("tools/call", world.call().path("called").asString());
    }

    @Test
    void a_page_that_is_too_long_does_not_hide_the_next_form() {
        issuerFormAnswers(new World.Answer(200, Map.of(), " ".repeat((1 << 20) + 1)));
        assertEquals("tools/call", world.call().path("called").asString());
    }

    @Test
    void garbage_at_all_forms_is_no_metadata() {
        world.pages.put("issuer " + OAUTH, request -> World.Answer.html(200));
        Stopped.because("There is no metadata", world::call);
    }

    @Test
    void an_issuer_that_cannot_answer_now_is_told_with_its_Retry_After() {
        world.pages.put("issuer " + OAUTH,
                request -> new World.Answer(503, Map.of("Retry-After", "7"), ""));
        Stopped.because("answered 503: not now (Retry-After: 7).", world::call);
    }

    @Test
    void the_query_of_the_server_stays_in_the_well_known_URL() {
        world.mcp.challenge = "Bearer";
        world.resource.put("resource", world.url("server", "/mcp?project=abc"));
        World.call(new McpClient(world.oauth("/mcp?project=abc"), "2026-07-28"));
        assertEquals(List.of("project=abc"),
                world.at("server", RESOURCE + "/mcp").stream().map(World.Seen::query).toList());
    }

    @Test
    void a_server_at_the_root_has_its_document_at_the_root() {
        world.mcp.challenge = "Bearer";
        world.pages.put("server /", world.pages.get("server /mcp"));
        world.pages.put("server " + RESOURCE, request -> World.Answer.json(200, world.resource));
        world.resource.put("resource", world.url("server", "/"));
        World.call(new McpClient(world.oauth(""), "2026-07-28"));
        World.call(new McpClient(world.oauth("/"), "2026-07-28"));
        assertEquals(2, world.at("server", RESOURCE).size());
        assertEquals(0, world.at("server", RESOURCE + "/").size());
    }

    @Test
    void a_document_that_was_named_before_is_used_while_nothing_else_is_named() {
        World.call(clientOnceToldOf(world.pages.remove("server " + RESOURCE + "/mcp")));

        assertEquals(2, world.at("server", "/custom").size());
    }

    @Test
    void a_document_that_was_named_before_and_is_gone_is_sought_at_its_well_known_place() {
        McpClient client = clientOnceToldOf(request -> World.Answer.json(200, world.resource));
        world.pages.remove("server /custom");

        assertEquals("tools/call", World.call(client).path("called").asString());
    }

    @Test
    void a_document_that_was_named_before_and_cannot_be_read_now_is_told() {
        McpClient client = clientOnceToldOf(world.pages.remove("server " + RESOURCE + "/mcp"));
        world.pages.put("server /custom", request -> World.Answer.status(503));

        Stopped.because("/custom answered 503: not now.", () -> World.call(client));
    }

    @Test
    void a_place_that_was_named_before_and_was_wrong_is_not_asked_again() {
        world.mcp.challenge = "Bearer resource_metadata=\"" + world.url("server", "/custom") + "\"";
        world.pages.put("server /custom",
                request -> World.Answer.json(200, Map.of("resource", "https://other.example")));
        McpClient client = world.client("2026-07-28");
        Stopped.because("is about 'https://other.example'", () -> World.call(client));
        world.mcp.challenge = "Bearer";
        assertEquals("tools/call", World.call(client).path("called").asString());
        assertEquals(1, world.at("server", "/custom").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"registration_endpoint", "authorization_servers", "resource"})
    void a_member_that_is_null_is_absent(String name) {
        (world.issuer.has(name) ? world.issuer : world.resource).putNull(name);
        Stopped.because(name.equals("registration_endpoint") ? "registers no clients"
                : name.equals("resource") ? "is about ''" : "authorization_servers is neither", world::call);
    }

    @Test
    void nulls_among_scopes_and_features_are_absent() {
        world.issuer.putNull("authorization_response_iss_parameter_supported");
        world.issuer.putNull("client_id_metadata_document_supported");
        world.issuer.putNull("token_endpoint_auth_methods_supported");
        world.login.redirect = redirect -> redirect.remove("iss");
        world.resource.putArray("scopes_supported").addNull().add("mcp:read").add(7);
        world.call();
        assertEquals("mcp:read", world.asked().get("scope"));
    }
}
