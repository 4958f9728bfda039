package com.example.mcp;

import static com.example.mcp.Answers.accessControl;
import static com.example.mcp.Answers.header;
import static com.example.mcp.Answers.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("5.4")
class PreflightTest {

    private static final String INSPECTOR = "http://localhost:6274";
    private static final String ROOT = "/.well-known/oauth-protected-resource";

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(strings = {"/mcp", ROOT, ROOT + "/mcp"})
    void a_preflight_from_an_allowed_origin_is_answered_without_a_token(String path) {
        HttpResponse<String> response = preflight(wire, path, INSPECTOR);

        assertEquals(204, response.statusCode(), response.body());
        assertEquals("", response.body());
        assertEquals(INSPECTOR, header(response, "Access-Control-Allow-Origin"));
    }

    @Test
    void a_preflight_from_the_origin_of_the_server_is_answered() {
        String own = "http://localhost:" + wire.port();

        assertEquals(own, header(preflight(wire, "/mcp", own), "Access-Control-Allow-Origin"));
    }

    @ParameterizedTest
    @CsvSource({"MCP_ALLOWED_ORIGINS, https://app.example", "MCP_SERVER_URL, https://app.example/mcp"})
    void a_preflight_from_a_configured_origin_is_answered(String name, String value) throws IOException {
        try (Wire configured = Wire.open(name, value)) {
            HttpResponse<String> response = preflight(configured, "/mcp", "https://app.example");

            assertEquals("https://app.example", header(response, "Access-Control-Allow-Origin"));
        }
    }

    @Test
    void a_preflight_allows_the_methods_of_the_server_and_no_others() {
        HttpResponse<String> response = preflight(wire, "/mcp", INSPECTOR);

        assertEquals(Set.of("GET", "HEAD", "POST"), words(response, "Access-Control-Allow-Methods"));
    }

    @Test
    void a_preflight_allows_the_headers_of_MCP_clients() {
        Set<String> missing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        missing.addAll(List.of("Authorization", "Content-Type", "Accept", "MCP-Protocol-Version",
                "Mcp-Session-Id", "Last-Event-ID"));
        Set<String> allowed = words(preflight(wire, "/mcp", INSPECTOR), "Access-Control-Allow-Headers");

        missing.removeAll(allowed);

        assertEquals(Set.of(), missing, "headers that the preflight does not allow");
        assertFalse(allowed.contains("*"), "any header is allowed");
    }

    @Test
    @Tag("control")
    void a_preflight_that_names_another_host_is_refused_and_allows_nothing() {
        HttpResponse<String> response = wire.send("OPTIONS", "/mcp", null, "Authorization", Wire.NONE,
                "Host", "evil.example", "Origin", "http://localhost:" + wire.port(),
                "Access-Control-Request-Method", "POST");

        assertEquals(400, response.statusCode());
        assertEquals(List.of(), accessControl(response));
    }

    @Test
    void a_page_is_never_promised_that_cookies_count() {
        HttpResponse<String> response = preflight(wire, "/mcp", INSPECTOR);

        assertEquals(INSPECTOR, header(response, "Access-Control-Allow-Origin"));
        assertEquals("none", header(response, "Access-Control-Allow-Credentials"));
    }

    @ParameterizedTest
    @Tag("control")
    @ValueSource(strings = {"http://evil.example", INSPECTOR + ".evil.example", "http://localhost", "null"})
    void a_preflight_from_a_foreign_origin_is_403_and_allows_nothing(String origin) {
        HttpResponse<String> response = preflight(wire, "/mcp", origin);

        assertEquals(403, response.statusCode());
        assertEquals(List.of(), accessControl(response));
    }

    private static HttpResponse<String> preflight(Wire wire, String path, String origin) {
        return wire.send("OPTIONS", path, null, "Authorization", Wire.NONE, "Origin", origin,
                "Access-Control-Request-Method", "POST",
                "Access-Control-Request-Headers", "authorization,content-type,mcp-protocol-version");
    }
}
