package com.example.mcp;

import static com.example.mcp.Messages.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the values, {@code PORT} stands for the port of the server. */
@Tag("1.3")
class OriginHostTest {

    @RegisterExtension
    final Wire wire = Wire.with();

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
    void an_empty_origin_is_403() {
        assertEquals("403", rawStatus(wire.rawHead() + "Origin:\r\n"));
    }

    @Test
    void two_origins_are_403_even_if_both_are_allowed() {
        String own = withPort("http://localhost:PORT");
        assertEquals(403, wire.post(PING, "Origin", own, "Origin", own).statusCode());
        assertEquals(403, wire.post(PING, "Origin", own, "Origin", "http://evil.example").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:PORT", "http://127.0.0.1:PORT", "http://[::1]:PORT"})
    @Tag("control")
    void a_page_of_this_server_is_let_through(String origin) {
        assertEquals(200, wire.send("GET", "/health", null, "Origin", withPort(origin)).statusCode());
    }

    @Test
    @Tag("control")
    void a_program_that_is_no_browser_sends_no_origin_and_is_let_through() {
        assertTrue(Set.of(200, 501).contains(wire.post(PING).statusCode()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "evil.example", "evil.example:PORT", "localhost.evil.com:PORT", "localhost",
        "localhost:1", "127.0.0.1", "127.0.0.1.nip.io:PORT", "localhost:PORT.evil.example", "0.0.0.0:PORT",
        "localhost:PORT@evil.example", "x@localhost:PORT", "localhost.:PORT", "sub.localhost:PORT",
        "localhost:PORT, evil.example", "http://localhost:PORT"})
    void a_request_for_another_host_is_400(String host) {
        assertEquals("400", rawStatus(headWithoutHost() + "Host: " + withPort(host) + "\r\n"));
    }

    @Test
    void a_request_without_host_is_400() {
        assertEquals("400", rawStatus(headWithoutHost()));
    }

    @Test
    void two_hosts_are_400_even_if_both_mean_this_server() {
        assertEquals("400", rawStatus(wire.rawHead() + withPort("Host: localhost:PORT\r\n")));
        assertEquals("400", rawStatus(wire.rawHead() + "Host: evil.example\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/health", "http://localhost:1/health"})
    void a_request_line_that_names_another_host_is_400_in_spite_of_a_good_host(String target) {
        assertEquals("400", rawStatus(wire.rawHead().replace("POST /mcp", "GET " + target)));
    }

    @Test
    void a_page_whose_name_was_made_to_mean_this_machine_is_403() {
        String rebound = withPort("Host: evil.example:PORT\r\nOrigin: http://evil.example:PORT\r\n");
        assertEquals("403", rawStatus(headWithoutHost() + rebound));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/", "/nothing", "/mcpx"})
    void another_host_is_400_whatever_is_asked_for(String path) {
        String head = headWithoutHost().replace("POST /mcp", "GET " + path);
        assertEquals("400", rawStatus(head + "Host: evil.example\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:PORT", "127.0.0.1:PORT", "[::1]:PORT", "LOCALHOST:PORT"})
    @Tag("control")
    void each_of_the_servers_own_names_is_a_good_host(String host) {
        String head = headWithoutHost().replace("POST /mcp", "GET /health");
        assertEquals("200", rawStatus(head + "Host: " + withPort(host) + "\r\n"));
    }

    private String withPort(String value) {
        return value.replace("PORT", String.valueOf(wire.port()));
    }

    private String headWithoutHost() {
        return wire.rawHead().replaceFirst("Host: [^\r]*\r\n", "");
    }

    private String rawStatus(String head) {
        return wire.rawStatus(head + "Content-Length: 0\r\n\r\n");
    }
}
