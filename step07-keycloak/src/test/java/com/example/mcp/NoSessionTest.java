package com.example.mcp;

import static com.example.mcp.Messages.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** Nothing is remembered from one request to the next, whoever sends it. */
@Tag("2.4")
class NoSessionTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void no_answer_opens_a_session() {
        assertNoSession(initialize("2025-11-25"));
        assertNoSession(wire.post(PING));
    }

    @Test
    void clients_negotiate_each_for_itself() {
        assertEquals("2025-06-18", agreed(initialize("2025-06-18")));
        assertEquals("2025-11-25", agreed(initialize("2025-11-25")));
        assertEquals("2025-06-18", agreed(initialize("2025-06-18")));
    }

    @Test
    void a_negotiation_binds_no_later_request() {
        assertEquals("2025-06-18", agreed(initialize("2025-06-18")));

        assertEquals(200, wire.post(PING, "MCP-Protocol-Version", "2025-11-25").statusCode());
        assertEquals(200, wire.post(PING).statusCode());
    }

    @Test
    void the_session_of_another_server_does_no_harm() {
        assertEquals(200, wire.post(PING, "Mcp-Session-Id", "of-another-server").statusCode());
    }

    private HttpResponse<String> initialize(String version) {
        return wire.post("""
                {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "%s",
                  "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}""".formatted(version));
    }

    private static String agreed(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response.body());
        return JsonMapper.shared().readTree(response.body()).at("/result/protocolVersion").stringValue("");
    }

    private static void assertNoSession(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response.body());
        assertTrue(response.headers().firstValue("Mcp-Session-Id").isEmpty());
    }
}
