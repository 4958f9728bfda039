package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that clients reach under another URL than the one it listens at, such as behind a proxy. */
@Tag("5.1")
class PublicUrlTest {

    @RegisterExtension
    final Wire wire = Wire.with("MCP_SERVER_URL", "https://mcp.example.com/mcp",
            "MCP_ALLOWED_ORIGINS",
            "https://app.example.com, http://app.example.com:8080, chrome-extension://abc");

    @ParameterizedTest
    @ValueSource(strings = {"mcp.example.com", "MCP.Example.COM", "mcp.example.com:443"})
    void each_name_of_the_public_URL_is_a_good_host(String host) {
        assertEquals("200", statusOfHost(host));
    }

    @Test
    @Tag("control")
    void the_name_on_this_machine_stays_a_good_host() {
        assertEquals("200", statusOfHost("localhost:PORT"));
    }

    @ParameterizedTest
    @Tag("control")
    @ValueSource(strings = {"mcp.example.com:80", "mcp.example.com:PORT", "example.com", "app.example.com"})
    void the_public_URL_makes_no_other_host_a_good_one(String host) {
        assertEquals("400", statusOfHost(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://mcp.example.com", "https://app.example.com",
        "http://app.example.com:8080", "chrome-extension://abc"})
    void a_page_of_the_public_URL_or_of_a_configured_origin_is_let_through(String origin) {
        assertEquals(200, wire.send("GET", "/health", null, "Origin", origin).statusCode());
    }

    @ParameterizedTest
    @Tag("control")
    @ValueSource(strings = {"http://app.example.com", "https://app.example.com:8080",
        "http://mcp.example.com", "https://x.app.example.com", "https://app.example.com.x",
        "https://mcp.example.com:8443", "chrome-extension://abcd", "http://localhost:6274"})
    void the_settings_allow_no_other_origin_than_they_name(String origin) {
        assertEquals(403, wire.send("GET", "/health", null, "Origin", origin).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:6274", "http://127.0.0.1:6274"})
    void the_pages_of_the_MCP_Inspector_are_let_through_by_default(String origin) throws IOException {
        try (Wire standard = Wire.open()) {
            assertEquals(200, standard.send("GET", "/health", null, "Origin", origin).statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://mcp.example.com/mcp", "/mcp", "mcp.example.com", "http:///mcp",
        "mcp.example.com:9000/mcp", "https://mcp.example.com/mcp#part", "https://mcp.example.com/mcp?x=1",
        "https://user:secret@mcp.example.com/mcp", "http://mcp.example.com:99999/mcp", "not a URL",
        "https://mcp.example.com/a%2fb", "https://mcp.example.com/a//b", "https://mcp.example.com/../mcp"})
    void a_bad_public_URL_is_refused(String value) {
        Wire.assertDoesNotStart("MCP_SERVER_URL", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "app.example.com", "https://*.example.com",
        "https://app.example.com/", "https://app.example.com/x", "https://user@app.example.com", "file:///x",
        "https://app.example.com https://other.example.com", "https://app.example.com, *"})
    void a_bad_list_of_allowed_origins_is_refused(String value) {
        Wire.assertDoesNotStart("MCP_ALLOWED_ORIGINS", value);
    }

    private String statusOfHost(String host) {
        String head = wire.rawHead().replace("POST /mcp", "GET /health");
        String named = head.replace("localhost:" + wire.port(), host.replace("PORT", "" + wire.port()));
        return wire.rawStatus(named + "\r\n");
    }
}
