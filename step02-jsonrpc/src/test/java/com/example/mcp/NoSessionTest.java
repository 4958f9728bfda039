package com.example.mcp;

import static com.example.mcp.Answers.result;
import static com.example.mcp.Messages.PING;
import static com.example.mcp.Messages.initialize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing is remembered from one request to the next, whoever sends it. */
@Tag("2.4")
class NoSessionTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void no_answer_opens_a_session() {
        assertNoSession(connect("2025-11-25"));
        assertNoSession(wire.post(PING));
    }

    @Test
    void clients_negotiate_each_for_itself() {
        assertEquals("2025-06-18", agreed(connect("2025-06-18")));
        assertEquals("2025-11-25", agreed(connect("2025-11-25")));
        assertEquals("2025-06-18", agreed(connect("2025-06-18")));
    }

    @Test
    void a_negotiation_binds_no_later_request() {
        assertEquals("2025-06-18", agreed(connect("2025-06-18")));

        assertEquals(200, wire.post(PING, "MCP-Protocol-Version", "2025-11-25").statusCode());
        assertEquals(200, wire.post(PING).statusCode());
    }

    @Test
    void the_session_of_another_server_does_no_harm() {
        assertEquals(200, wire.post(PING, "Mcp-Session-Id", "of-another-server").statusCode());
    }

    private HttpResponse<String> connect(String version) {
        return wire.post(initialize(version));
    }

    private static String agreed(HttpResponse<String> response) {
        return result(response).path("protocolVersion").stringValue("");
    }

    private static void assertNoSession(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response.body());
        assertTrue(response.headers().firstValue("Mcp-Session-Id").isEmpty());
    }
}
