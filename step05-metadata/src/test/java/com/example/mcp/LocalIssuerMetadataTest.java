package com.example.mcp;

import static com.example.mcp.Answers.answer;
import static com.example.mcp.Answers.nodes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Tag("5.3")
class LocalIssuerMetadataTest {

    private static final String PATH = "/.well-known/oauth-authorization-server";
    private static final String KEYS = "/.well-known/jwks.json";

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void anybody_can_read_the_document() {
        HttpResponse<String> response = wire.send("GET", PATH, null, "Authorization", Wire.NONE);

        assertEquals(200, response.statusCode(), response.body());
        assertEquals("application/json", response.headers().firstValue("Content-Type").orElse("no type"));
    }

    @Test
    void the_issuer_is_that_of_good_tokens() {
        assertEquals(wire.claims().build().getIssuer(), document(wire).path("issuer").stringValue("none"));
    }

    @Test
    void the_issuer_is_the_origin_where_the_document_is() {
        assertEquals("http://localhost:" + wire.port(), document(wire).path("issuer").stringValue("none"));
    }

    @Test
    void a_public_URL_changes_the_issuer_and_where_its_keys_are() throws IOException {
        try (Wire published = Wire.open("MCP_SERVER_URL", "https://example.test/echo/mcp")) {
            JsonNode json = document(published);

            assertEquals("https://example.test", json.path("issuer").stringValue("none"));
            assertEquals("https://example.test" + KEYS, json.path("jwks_uri").stringValue("none"));
        }
    }

    @Test
    void the_keys_are_where_the_document_says() throws ParseException {
        HttpResponse<String> keys = get(document(wire).path("jwks_uri").stringValue("/none"));

        assertEquals(200, keys.statusCode(), keys.body());
        assertNotNull(JWKSet.parse(keys.body()).getKeyByKeyId(TestIssuer.key().getKeyID()), keys.body());
    }

    /** The issuer is a name and no address: what can be dialled is the document, at the path behind it. */
    @Test
    void every_URL_in_the_document_answers() {
        JsonNode document = document(wire);
        String issuer = document.path("issuer").stringValue("none");

        nodes(document).map(node -> node.stringValue("")).filter(text -> text.startsWith("http"))
                .map(url -> url.equals(issuer) ? issuer + PATH : url)
                .forEach(url -> assertEquals(200, get(url).statusCode(), url));
    }

    @Test
    void nothing_is_promised_that_does_not_exist() {
        assertEquals(Set.of("issuer", "jwks_uri", "response_types_supported"),
                Set.copyOf(document(wire).propertyNames()));
    }

    @Test
    void the_required_list_of_response_types_says_that_there_is_none() {
        assertEquals("[\"none\"]", document(wire).path("response_types_supported").toString());
    }

    @ParameterizedTest
    @Tag("control")
    @ValueSource(strings = {"https://issuer.example", "https://x.example/realms/x", "https://x.example/"})
    void an_issuer_that_is_elsewhere_describes_itself(String issuer) throws IOException {
        try (Wire configured = Wire.open("MCP_SERVER_URL", "https://x.example/mcp", "JWT_ISSUER", issuer)) {
            HttpResponse<String> response = configured.send("GET", PATH, null, "Authorization", Wire.NONE);

            assertEquals(404, response.statusCode(), response.body());
        }
    }

    @Test
    void the_document_can_only_be_read() {
        assertEquals(405, wire.send("POST", PATH, "{}", "Content-Type", "application/json").statusCode());
        assertEquals(200, wire.send("HEAD", PATH, null, "Authorization", Wire.NONE).statusCode());
    }

    @Test
    void no_member_is_null_or_empty() {
        nodes(document(wire)).forEach(node -> {
            assertFalse(node.isNull(), "a null");
            assertFalse(node.isContainer() && node.isEmpty(), "an empty list or object");
        });
    }

    private HttpResponse<String> get(String url) {
        return wire.send("GET", url, null, "Authorization", Wire.NONE);
    }

    private static JsonNode document(Wire wire) {
        return answer(wire.send("GET", PATH, null, "Authorization", Wire.NONE));
    }
}
