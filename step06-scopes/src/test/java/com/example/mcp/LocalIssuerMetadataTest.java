package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LocalIssuerMetadataTest {

    private static final String PATH = "/.well-known/oauth-authorization-server";
    private static final String KEYS = "/.well-known/jwks.json";

    private Wire wire;

    @BeforeEach
    void open() throws IOException {
        wire = Wire.open();
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    @Tag("5.3")
    void anybody_can_read_the_document() {
        HttpResponse<String> response = wire.send("GET", PATH, null, "Authorization", Wire.NONE);

        assertEquals(200, response.statusCode(), response.body());
        assertEquals("application/json", response.headers().firstValue("Content-Type").orElse("no type"));
    }

    @Test
    @Tag("5.3")
    void the_issuer_is_that_of_good_tokens() {
        assertEquals(wire.claims().build().getIssuer(), document(wire).path("issuer").stringValue("none"));
    }

    @Test
    @Tag("5.3")
    void the_issuer_is_the_origin_where_the_document_is() {
        assertEquals("http://localhost:" + wire.port(), document(wire).path("issuer").stringValue("none"));
    }

    @Test
    @Tag("5.3")
    void a_public_URL_changes_the_issuer_and_where_its_keys_are() throws IOException {
        try (Wire published = Wire.open("MCP_SERVER_URL", "https://example.test/echo/mcp")) {
            JsonNode json = document(published);

            assertEquals("https://example.test", json.path("issuer").stringValue("none"));
            assertEquals("https://example.test" + KEYS, json.path("jwks_uri").stringValue("none"));
        }
    }

    @Test
    @Tag("5.3")
    void the_keys_are_where_the_document_says() throws ParseException {
        HttpResponse<String> keys = get(document(wire).path("jwks_uri").stringValue("/none"));

        assertEquals(200, keys.statusCode(), keys.body());
        assertNotNull(JWKSet.parse(keys.body()).getKeyByKeyId(TestIssuer.key().getKeyID()), keys.body());
    }

    /** The issuer is a name and no address: what can be dialled is the document, at the path behind it. */
    @Test
    @Tag("5.3")
    void every_URL_in_the_document_answers() {
        JsonNode document = document(wire);
        String issuer = document.path("issuer").stringValue("none");

        nodes(document).map(node -> node.stringValue("")).filter(text -> text.startsWith("http"))
                .map(url -> url.equals(issuer) ? issuer + PATH : url)
                .forEach(url -> assertEquals(200, get(url).statusCode(), url));
    }

    @ParameterizedTest
    @Tag("5.3")
    @ValueSource(strings = {"authorization_endpoint", "token_endpoint", "registration_endpoint"})
    void an_endpoint_that_does_not_exist_is_not_named(String member) {
        assertFalse(document(wire).has(member), member);
    }

    @Test
    @Tag("5.3")
    void the_list_of_response_types_is_there_because_it_is_required() {
        assertFalse(document(wire).path("response_types_supported").isEmpty());
    }

    @Test
    @Tag("5.3")
    void no_member_is_null_or_empty() {
        nodes(document(wire)).forEach(node -> {
            assertFalse(node.isNull(), "a null");
            assertFalse(node.isContainer() && node.isEmpty(), "an empty list or object");
        });
    }

    @ParameterizedTest
    @Tag("5.4")
    @ValueSource(strings = {PATH, KEYS})
    void pages_of_allowed_origins_can_read_the_documents_of_the_issuer(String path) {
        HttpResponse<String> response = wire.send("GET", path, null, "Origin", "http://localhost:6274");

        assertEquals(200, response.statusCode(), response.body());
        assertEquals("http://localhost:6274",
                response.headers().firstValue("Access-Control-Allow-Origin").orElse("none"));
    }

    private HttpResponse<String> get(String url) {
        return wire.send("GET", url, null, "Authorization", Wire.NONE);
    }

    private static JsonNode document(Wire wire) {
        HttpResponse<String> response = wire.send("GET", PATH, null, "Authorization", Wire.NONE);
        assertEquals(200, response.statusCode(), response.body());
        return JsonMapper.shared().readTree(response.body());
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(Stream.of(node), node.valueStream().flatMap(LocalIssuerMetadataTest::nodes));
    }
}
