package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

@Tag("8.3")
class ClientRegistrationTest {

    private static final URI DOCUMENT = URI.create("https://client.example/client.json");

    @RegisterExtension
    final World world = new World();

    private String clientId() {
        return world.asked().get("client_id");
    }

    @Test
    void a_pre_registered_client_comes_first() {
        world.document = Optional.of(DOCUMENT);
        world.issuer.put("client_id_metadata_document_supported", true);
        world.clients = Map.of(world.url("issuer", ""), ClientCredentials.ofPublicClient("known"));
        world.call();
        assertEquals("known", clientId());
        assertEquals(0, world.registrations());
    }

    @Test
    void a_secret_known_to_one_issuer_is_not_shown_to_another() {
        world.clients = Map.of("https://other.example",
                new ClientCredentials("known", "s3cret", ClientAuthentication.CLIENT_SECRET_POST));
        world.call();
        assertEquals("registered", clientId());
        assertTrue(world.seen.stream().noneMatch(it -> it.body().contains("s3cret")), "the secret left");
    }

    @Test
    void the_metadata_document_comes_second() {
        world.document = Optional.of(DOCUMENT);
        world.issuer.put("client_id_metadata_document_supported", true);
        world.call();
        assertEquals(DOCUMENT.toString(), clientId());
        assertEquals(0, world.registrations());
    }

    @Test
    void the_metadata_document_is_not_used_where_the_issuer_does_not_support_it() {
        world.document = Optional.of(DOCUMENT);
        world.call();
        assertEquals("registered", clientId());
    }

    @Test
    void dynamic_registration_comes_third_and_says_what_the_client_is() {
        world.call();
        JsonNode sent = world.at("issuer", "/register").getFirst().json();
        assertEquals("native", sent.path("application_type").asString());
        assertEquals("[\"authorization_code\",\"refresh_token\"]", sent.path("grant_types").toString());
        assertEquals("none", sent.path("token_endpoint_auth_method").asString());
        assertEquals(world.asked().get("redirect_uri"),
                sent.at("/redirect_uris/0").asString());
    }

    @Test
    void a_registration_names_no_scope_so_that_a_step_up_stays_possible() {
        world.call();
        assertFalse(world.at("issuer", "/register").getFirst().json().has("scope"));
    }

    @Test
    void a_registration_is_used_again_and_not_repeated() {
        world.mcp.expired = Set.of("Bearer token-1");
        McpClient client = world.client("2026-07-28");
        world.mcp.expired = Set.of();
        client.call("tools/list", Map.of());
        world.mcp.expired = Set.of("Bearer token-1");
        client.call("tools/list", Map.of());
        assertEquals(2, world.logins());
        assertEquals(1, world.registrations());
    }

    @Test
    void a_new_issuer_in_the_metadata_gets_its_own_registration() throws IOException {
        try (World second = new World()) {
            McpClient client = world.client("2026-07-28");
            client.call("tools/list", Map.of());
            second.login.tokens = 100;
            second.pages.put("issuer /register",
                    request -> World.Answer.json(201, Map.of("client_id", "second")));
            world.resource.putArray("authorization_servers").add(second.url("issuer", ""));
            world.mcp.expired = Set.of("Bearer token-1");
            client.call("tools/list", Map.of());
            assertEquals("second", second.at("issuer", "/authorize").getFirst().parameters()
                    .get("client_id"));
        }
    }

    @Test
    void an_issuer_that_offers_no_way_in_is_told_in_a_sentence() {
        world.issuer.remove("registration_endpoint");
        Stopped.because("ask its operator", world::call);
    }

    @Test
    void a_refused_registration_is_told_by_its_error_code() {
        world.pages.put("issuer /register",
                request -> World.Answer.json(400,
                Map.of("error", "invalid_redirect_uri", "error_description", "no")));
        Stopped.because("/register answered 400: invalid_redirect_uri.", world::call);
    }

    @Test
    void a_registration_without_a_client_id_is_refused() {
        world.pages.put("issuer /register", request -> World.Answer.json(201, Map.of("client_name", "x")));
        Stopped.because("without a client_id", world::call);
        assertEquals(List.of(), world.at("issuer", "/authorize"));
    }

    @Test
    void a_registration_whose_members_are_null_is_read_as_without_them() {
        world.pages.put("issuer /register", request -> new World.Answer(201, Map.of(), """
                {"client_id": "x", "client_secret": null, "token_endpoint_auth_method": null}"""));
        world.call();
        assertEquals("x", clientId());
        world.pages.put("issuer /register", request -> new World.Answer(201, Map.of(), """
                {"client_id": null}"""));
        Stopped.because("without a client_id", world::call);
    }

    @Test
    @Tag("control")
    void credentials_that_are_logged_show_no_secret() {
        var credentials = new ClientCredentials("x", "s3cret", ClientAuthentication.CLIENT_SECRET_POST);
        assertFalse(credentials.toString().contains("s3cret"), credentials::toString);
        var identity = new ClientIdentity("x", Optional.empty(), Map.of("issuer", credentials));
        assertFalse(identity.toString().contains("s3cret"), identity::toString);
    }

    @Test
    void a_registration_for_basic_without_a_secret_is_no_crash() {
        world.pages.put("issuer /register", request -> World.Answer.json(201,
                Map.of("client_id", "x", "token_endpoint_auth_method", "client_secret_basic")));
        world.pages.put("issuer /token", request ->
                World.Answer.json(401, Map.of("error", "invalid_client")));
        Stopped.because("/token answered 401: invalid_client.", world::call);
    }

    @Test
    void an_authentication_method_the_client_does_not_know_stops_it() {
        world.pages.put("issuer /register", request -> World.Answer.json(201,
                Map.of("client_id", "x", "token_endpoint_auth_method", "private_key_jwt")));
        Stopped.because("Unknown authentication method: private_key_jwt", world::call);
    }
}
