package com.example.mcp;

import static com.example.mcp.Answers.answer;
import static com.example.mcp.Answers.header;
import static com.example.mcp.Answers.nodes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Tag("5.2")
class ResourceMetadataTest {

    private static final String ROOT = "/.well-known/oauth-protected-resource";
    private static final String INSERTED = ROOT + "/mcp";

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(strings = {ROOT, INSERTED, INSERTED + "?x=1"})
    void anybody_can_read_the_document(String path) {
        HttpResponse<String> response = get(wire, path);

        assertEquals(200, response.statusCode(), response.body());
        assertEquals("application/json", header(response, "Content-Type"));
    }

    @Test
    void a_refused_credential_does_not_hide_the_document() {
        assertEquals(200, wire.send("GET", INSERTED, null, "Authorization", "Bearer garbage").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {ROOT, INSERTED})
    void HEAD_tells_the_length_of_the_document_without_sending_it(String path) {
        HttpResponse<String> head = wire.send("HEAD", path, null, "Authorization", Wire.NONE);

        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        assertEquals(get(wire, path).headers().firstValue("Content-Length"),
                head.headers().firstValue("Content-Length"));
    }

    @Test
    void both_paths_have_the_same_document() {
        assertEquals(document(wire, ROOT), document(wire, INSERTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {ROOT, INSERTED})
    void any_method_but_GET_and_HEAD_is_405_and_the_answer_names_the_allowed_ones(String path) {
        HttpResponse<String> response = wire.send("POST", path, "{}", "Content-Type", "application/json");

        assertEquals(405, response.statusCode(), response.body());
        assertEquals("GET, HEAD", header(response, "Allow"));
    }

    @Test
    void the_resource_is_the_URL_that_the_client_dials_character_by_character() {
        assertEquals(wire.uri().toString(), document(wire, INSERTED).path("resource").stringValue("none"));
    }

    @Test
    void the_only_authorization_server_is_the_issuer_of_good_tokens() {
        assertEquals("[\"" + wire.claims().build().getIssuer() + "\"]",
                document(wire, INSERTED).path("authorization_servers").toString());
    }

    @Test
    void a_configured_issuer_is_the_only_authorization_server() throws IOException {
        try (Wire configured = Wire.open("JWT_ISSUER", "https://issuer.example")) {
            assertEquals("[\"https://issuer.example\"]",
                    document(configured, INSERTED).path("authorization_servers").toString());
        }
    }

    @Test
    void tokens_are_taken_in_the_header_only() {
        assertEquals("[\"header\"]", document(wire, INSERTED).path("bearer_methods_supported").toString());
    }

    @Test
    void no_member_is_null_or_empty() {
        nodes(document(wire, INSERTED)).forEach(node -> {
            assertFalse(node.isNull(), "a null");
            assertFalse(node.isContainer() && node.isEmpty(), "an empty list or object");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "https://mcp.example.test/mcp, https://mcp.example.test/mcp, /mcp",
        "https://MCP.example.test:443, https://mcp.example.test/mcp, /mcp",
        "https://mcp.example.test:8443/, https://mcp.example.test:8443/mcp, /mcp",
        "https://example.test/tools/echo/mcp, https://example.test/tools/echo/mcp, /tools/echo/mcp"})
    void the_resource_is_the_public_URL_and_its_path_ends_the_path_of_the_document(
            String setting, String resource, String path) throws IOException {
        try (Wire published = Wire.open("MCP_SERVER_URL", setting)) {
            assertEquals(resource, document(published, ROOT + path).path("resource").stringValue("none"));
            assertEquals(resource, document(published, ROOT).path("resource").stringValue("none"));
        }
    }

    @Test
    void the_host_that_a_request_names_does_not_change_the_document() {
        HttpResponse<String> response = wire.send("GET", INSERTED, null, "Host", "127.0.0.1:" + wire.port());

        assertTrue(response.body().contains("\"" + wire.uri() + "\""), response.body());
    }

    @ParameterizedTest
    @Tag("control")
    @ValueSource(strings = {"/mcp" + ROOT, ROOT + "/", INSERTED + "/", INSERTED + "x", ROOT + "/health"})
    void a_path_that_only_resembles_that_of_the_document_is_404(String path) {
        assertEquals(404, get(wire, path).statusCode());
    }

    private static HttpResponse<String> get(Wire wire, String path) {
        return wire.send("GET", path, null, "Authorization", Wire.NONE);
    }

    private static JsonNode document(Wire wire, String path) {
        return answer(get(wire, path));
    }
}
