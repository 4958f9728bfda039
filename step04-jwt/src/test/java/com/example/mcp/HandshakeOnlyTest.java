package com.example.mcp;

import static com.example.mcp.Messages.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client of the stateless revision 2026-07-28 meets at a server of the handshake revisions before it.
 *
 * <p>The error codes -32020 to -32022 would tell it that the server is of its own kind, and it would never
 * try {@code initialize}.
 */
class HandshakeOnlyTest {

    private static final String HEADER = "MCP-Protocol-Version";

    private static final String DISCOVER = """
            {"jsonrpc": "2.0", "id": 1, "method": "server/discover", "params": {"_meta": {
              "io.modelcontextprotocol/protocolVersion": "2026-07-28",
              "io.modelcontextprotocol/clientCapabilities": {}}}}""";

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @Tag("2.3")
    @ValueSource(strings = {PING, DISCOVER})
    void a_stateless_request_is_400_without_a_stateless_code(String request) {
        assertRefused(wire.post(request, HEADER, "2026-07-28"));
    }

    @ParameterizedTest
    @Tag("2.3")
    @ValueSource(strings = {"2024-11-05", "9999-12-31", "x"})
    void an_unsupported_version_is_400_without_a_stateless_code(String version) {
        assertRefused(wire.post(PING, HEADER, version));
    }

    @Test
    @Tag("2.3")
    void a_stateless_header_on_a_notification_is_400_without_a_stateless_code() {
        String notification = "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}";

        assertRefused(wire.post(notification, HEADER, "2026-07-28"));
    }

    @Test
    @Tag("2.3")
    void a_repeated_header_is_400_without_a_stateless_code() {
        assertRefused(wire.post(PING, HEADER, "2025-11-25", HEADER, "2026-07-28"));
    }

    @Test
    @Tag("2.3")
    void an_empty_header_is_400_without_a_stateless_code() throws IOException {
        String head = wire.rawHead() + HEADER + ":\r\nContent-Length: " + PING.length();

        String answer = wire.raw(head + "\r\n\r\n" + PING);

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertFalse(answer.contains("-3202"), answer);
    }

    @Test
    @Tag("2.3")
    void discovery_without_the_header_is_an_unknown_method() {
        HttpResponse<String> response = wire.post(DISCOVER);

        assertEquals(200, response.statusCode(), response.body());
        assertEquals(-32601, JsonMapper.shared().readTree(response.body()).at("/error/code").intValue(0));
    }

    @Test
    @Tag("2.4")
    void a_stateless_header_on_initialize_does_not_end_the_negotiation() {
        HttpResponse<String> response = wire.post("""
                {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
                  "protocolVersion": "2026-07-28", "capabilities": {},
                  "clientInfo": {"name": "test", "version": "1"}}}""", HEADER, "2026-07-28");

        assertEquals(200, response.statusCode(), response.body());
        assertEquals("2025-11-25",
                JsonMapper.shared().readTree(response.body()).at("/result/protocolVersion").stringValue(""));
    }

    private static void assertRefused(HttpResponse<String> response) {
        assertEquals(400, response.statusCode(), response.body());
        assertFalse(response.body().contains("-3202"), response.body());
    }
}
