package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the values, {@code PORT} stands for the port of the server. */
@Tag("1.2")
class OriginHostTest {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private Wire wire;

    @BeforeEach
    void open() throws IOException {
        wire = Wire.open("MCP_SERVER_URL", "https://mcp.example.com/mcp",
                "MCP_ALLOWED_ORIGINS", "https://app.example.com, http://app.example.com:8080");
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "http://evil.example:PORT", "http://localhost.evil.com",
        "http://localhost.evil.example:PORT", "http://localhost:PORT.evil.example",
        "http://127.0.0.1.nip.io:PORT", "http://evil.example/http://localhost:PORT", "http://localhost",
        "http://localhost:PORT@evil.example", "https://localhost:PORT", "http://localhost:1",
        "http://localhost:PORT0", "http://localhost:PORT/", "http://localhost:PORT/mcp",
        "HTTP://LOCALHOST:PORT", "localhost:PORT", "null", "*", "file://",
        "http://localhost:PORT,http://evil.com", "http://localhost:PORT http://evil.com"})
    void a_page_of_another_origin_is_403(String origin) {
        assertEquals(403, wire.post(PING, "Origin", withPort(origin)).statusCode());
    }

    @ParameterizedTest
    @CsvSource({"GET,/mcp", "GET,/health", "POST,/health", "GET,/", "GET,/nothing", "POST,/mcpx"})
    void a_hostile_origin_is_403_whatever_it_asks_for(String method, String path) {
        assertEquals(403, wire.send(method, path, null, "Origin", "http://evil.example").statusCode());
    }

    @Test
    void an_empty_origin_is_403() throws IOException {
        assertEquals("403", rawStatus(wire.rawHead() + "Origin:\r\n"));
    }

    @Test
    void two_origins_are_403_even_if_both_are_allowed() {
        String own = withPort("http://localhost:PORT");
        assertEquals(403, wire.post(PING, "Origin", own, "Origin", own).statusCode());
        assertEquals(403, wire.post(PING, "Origin", own, "Origin", "http://evil.example").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:PORT", "http://127.0.0.1:PORT", "http://[::1]:PORT",
        "https://mcp.example.com", "https://app.example.com", "http://app.example.com:8080"})
    @Tag("control")
    void a_page_of_this_server_or_of_a_configured_origin_is_let_through(String origin) {
        assertEquals(200, wire.send("GET", "/health", null, "Origin", withPort(origin)).statusCode());
    }

    @Test
    @Tag("control")
    void a_program_that_is_no_browser_sends_no_origin_and_is_let_through() {
        assertTrue(Set.of(200, 501).contains(wire.post(PING).statusCode()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:6274", "http://127.0.0.1:6274"})
    @Tag("control")
    void the_pages_of_the_MCP_Inspector_are_let_through_by_default(String origin) throws IOException {
        try (Wire standard = Wire.open()) {
            assertEquals(200, standard.send("GET", "/health", null, "Origin", origin).statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://app.example.com", "https://app.example.com:8080",
        "http://mcp.example.com", "https://x.app.example.com", "https://app.example.com.x",
        "https://mcp.example.com:8443", "http://localhost:6274"})
    void the_settings_allow_no_other_origin_than_they_name(String origin) {
        assertEquals(403, wire.send("GET", "/health", null, "Origin", origin).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "evil.example", "evil.example:PORT", "localhost.evil.com:PORT", "localhost",
        "localhost:1", "127.0.0.1", "127.0.0.1.nip.io:PORT", "localhost:PORT.evil.example", "0.0.0.0:PORT",
        "localhost:PORT@evil.example", "x@localhost:PORT", "localhost.:PORT", "sub.localhost:PORT",
        "mcp.example.com:PORT", "localhost:PORT, evil.example", "http://localhost:PORT"})
    void a_request_for_another_host_is_400(String host) throws IOException {
        assertEquals("400", rawStatus(headWithoutHost() + "Host: " + withPort(host) + "\r\n"));
    }

    @Test
    void a_request_without_host_is_400() throws IOException {
        assertEquals("400", rawStatus(headWithoutHost()));
    }

    @Test
    void two_hosts_are_400_even_if_both_mean_this_server() throws IOException {
        assertEquals("400", rawStatus(wire.rawHead() + withPort("Host: localhost:PORT\r\n")));
        assertEquals("400", rawStatus(wire.rawHead() + "Host: evil.example\r\n"));
    }

    @Test
    void a_page_that_makes_its_name_mean_this_machine_is_403() throws IOException {
        String rebound = withPort("Host: evil.example:PORT\r\nOrigin: http://evil.example:PORT\r\n");
        assertEquals("403", rawStatus(headWithoutHost() + rebound));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/", "/nothing", "/mcpx"})
    void another_host_is_400_whatever_is_asked_for(String path) throws IOException {
        String head = headWithoutHost().replace("POST /mcp", "GET " + path);
        assertEquals("400", rawStatus(head + "Host: evil.example\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:PORT", "127.0.0.1:PORT", "[::1]:PORT", "LOCALHOST:PORT",
        "mcp.example.com", "MCP.Example.COM"})
    @Tag("control")
    void each_of_the_servers_own_names_is_a_good_host(String host) throws IOException {
        String head = headWithoutHost().replace("POST /mcp", "GET /health");
        assertEquals("200", rawStatus(head + "Host: " + withPort(host) + "\r\n"));
    }

    private String withPort(String value) {
        return value.replace("PORT", String.valueOf(wire.port()));
    }

    private String headWithoutHost() {
        return wire.rawHead().replaceFirst("Host: [^\r]*\r\n", "");
    }

    private String rawStatus(String head) throws IOException {
        String answer = wire.raw(head + "Content-Length: 0\r\n\r\n");
        return answer.isEmpty() ? "no answer" : answer.split(" ", 3)[1];
    }
}
