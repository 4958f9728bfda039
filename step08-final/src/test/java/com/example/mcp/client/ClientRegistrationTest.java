package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("8.1")
@Tag("control")
class ClientRegistrationTest {
    private static final String DOCUMENT = "https://client.example/client.json";
    private World world;
    @BeforeEach
    void open() throws IOException {
        world = new World();
    }
    @AfterEach
    void close() {
        world.close();
    }

    private String clientId() {
        return world.at("issuer", "/authorize").getLast().parameters().get("client_id");
    }

    @Test
    void aPreRegisteredClientComesFirst() {
        world.document = DOCUMENT;
        world.issuer.put("client_id_metadata_document_supported", true);
        world.clients = Map.of(world.url("issuer", ""), new Registration.Client("known", null, "none"));
        world.call();
        assertEquals("known", clientId());
        assertEquals(0, world.at("issuer", "/register").size());
    }

    @Test
    void aSecretKnownToOneIssuerIsNotShownToAnother() {
        world.clients = Map.of("https://other.example",
                new Registration.Client("known", "s3cret", "client_secret_post"));
        world.call();
        assertEquals("registered", clientId());
        assertTrue(world.seen.stream().noneMatch(it -> it.body().contains("s3cret")), "the secret left");
    }

    @Test
    void theMetadataDocumentComesSecond() {
        world.document = DOCUMENT;
        world.issuer.put("client_id_metadata_document_supported", true);
        world.call();
        assertEquals(DOCUMENT, clientId());
        assertEquals(0, world.at("issuer", "/register").size());
    }

    @Test
    void theMetadataDocumentIsNotUsedWhereTheIssuerDoesNotSupportIt() {
        world.document = DOCUMENT;
        world.call();
        assertEquals("registered", clientId());
    }

    @Test
    void dynamicRegistrationComesThirdAndSaysWhatTheClientIs() {
        world.call();
        JsonNode sent = world.at("issuer", "/register").getFirst().json();
        assertEquals("native", sent.path("application_type").asString());
        assertEquals("[\"authorization_code\",\"refresh_token\"]", sent.path("grant_types").toString());
        assertEquals("none", sent.path("token_endpoint_auth_method").asString());
        assertEquals(world.at("issuer", "/authorize").getFirst().parameters().get("redirect_uri"),
                sent.at("/redirect_uris/0").asString());
    }

    @Test
    void aRegistrationNamesNoScopeSoThatAStepUpStaysPossible() {
        world.call();
        assertFalse(world.at("issuer", "/register").getFirst().json().has("scope"));
    }

    @Test
    void aRegistrationIsUsedAgainAndNotRepeated() {
        world.mcp.expired = java.util.Set.of("Bearer token-1");
        McpClient client = world.client("2026-07-28");
        world.mcp.expired = java.util.Set.of();
        client.call("tools/list", Map.of());
        world.mcp.expired = java.util.Set.of("Bearer token-1");
        client.call("tools/list", Map.of());
        assertEquals(2, world.at("issuer", "/authorize").size());
        assertEquals(1, world.at("issuer", "/register").size());
    }

    @Test
    void aNewIssuerInTheMetadataGetsItsOwnRegistration() throws IOException {
        try (World second = new World()) {
            McpClient client = world.client("2026-07-28");
            client.call("tools/list", Map.of());
            second.login.tokens = 100;
            second.pages.put("issuer /register",
                    request -> World.Answer.json(201, Map.of("client_id", "second")));
            world.resource.putArray("authorization_servers").add(second.url("issuer", ""));
            world.mcp.expired = java.util.Set.of("Bearer token-1");
            client.call("tools/list", Map.of());
            assertEquals("second", second.at("issuer", "/authorize").getFirst().parameters()
                    .get("client_id"));
        }
    }

    @Test
    void anIssuerThatOffersNoWayInIsToldInASentence() {
        world.issuer.remove("registration_endpoint");
        Stopped.because("ask its operator", world::call);
    }

    @Test
    void aRefusedRegistrationIsToldByItsErrorCode() {
        world.pages.put("issuer /register",
                request -> World.Answer.json(400,
                Map.of("error", "invalid_redirect_uri", "error_description", "no")));
        Stopped.because("/register answered 400: invalid_redirect_uri.", world::call);
    }

    @Test
    void aRegistrationWithoutAClientIdIsRefused() {
        world.pages.put("issuer /register", request -> World.Answer.json(201, Map.of("client_name", "x")));
        Stopped.because("without a client_id", world::call);
        assertEquals(List.of(), world.at("issuer", "/authorize"));
    }

    @Test
    void aRegistrationForBasicWithoutASecretIsNoCrash() {
        world.pages.put("issuer /register", request -> World.Answer.json(201,
                Map.of("client_id", "x", "token_endpoint_auth_method", "client_secret_basic")));
        world.pages.put("issuer /token", request ->
                World.Answer.json(401, Map.of("error", "invalid_client")));
        Stopped.because("/token answered 401: invalid_client.", world::call);
    }

    @Test
    void anAuthenticationMethodTheClientDoesNotKnowStopsIt() {
        world.pages.put("issuer /register", request -> World.Answer.json(201,
                Map.of("client_id", "x", "token_endpoint_auth_method", "private_key_jwt")));
        Stopped.because("Unknown authentication method: private_key_jwt", world::call);
    }
}
