package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("8.1")
@Tag("control")
class McpClientTest {

    @RegisterExtension
    final World world = new World();

    @BeforeEach
    void the_server_is_open() {
        world.serverAnswers(world.mcp::result);
    }

    @Test
    void an_open_server_needs_no_token() {
        assertEquals("tools/call", world.call().path("called").asString());
        assertNull(world.lastCall().header("Authorization"));
    }

    @Test
    void a_dated_revision_begins_with_initialize() {
        world.client("2025-11-25").call("tools/list", Map.of());
        assertEquals(List.of("initialize", "notifications/initialized", "tools/list"), world.methods());
        assertNull(world.at("server", "/mcp").getFirst().header("MCP-Protocol-Version"));
        assertEquals("2025-11-25", world.lastCall().header("MCP-Protocol-Version"));
        assertFalse(world.lastCall().json().path("params").has("_meta"));
    }

    @Test
    void initialize_happens_once() {
        McpClient client = world.client("2025-11-25");
        client.call("tools/list", Map.of());
        client.call("tools/list", Map.of());
        assertEquals(4, world.methods().size());
    }

    @Test
    void the_counter_offer_of_the_server_is_taken() {
        world.mcp.supported = List.of("2025-06-18");
        world.client("2025-11-25").call("tools/list", Map.of());
        assertEquals("2025-06-18", world.lastCall().header("MCP-Protocol-Version"));
    }

    @Test
    void a_counter_offer_the_client_does_not_know_stops_it() {
        world.mcp.supported = List.of("2024-11-05");
        McpClient client = world.client("2025-11-25");
        Stopped.because("speaks [2024-11-05] only", () -> client.call("tools/list", Map.of()));
        assertEquals(List.of("initialize"), world.methods());
    }

    @Test
    void a_revision_without_initialize_is_no_answer_to_it() {
        world.mcp.supported = List.of("2026-07-28");
        McpClient client = world.client("2025-11-25");
        Stopped.because("speaks [] only", () -> client.call("tools/list", Map.of()));
        assertEquals(List.of("initialize"), world.methods());
    }

    @Test
    void a_server_that_refuses_initialize_and_names_the_stateless_revision_is_called_in_it() {
        world.serverAnswers(request -> request.json().path("method").asString().equals("initialize")
                ? Mcp.unsupported(request, "2026-07-28") : world.mcp.result(request));
        world.client("2025-11-25").call("tools/list", Map.of());
        assertEquals(List.of("initialize", "tools/list"), world.methods());
        assertEquals("2026-07-28", world.lastCall().header("MCP-Protocol-Version"));
    }

    @Test
    void the_newest_revision_needs_no_handshake_and_describes_each_request() {
        world.call();
        assertEquals(List.of("tools/call"), world.methods());
        var meta = world.lastCall().json().at("/params/_meta");
        assertEquals("2026-07-28", meta.path("io.modelcontextprotocol/protocolVersion").asString());
        assertTrue(meta.path("io.modelcontextprotocol/clientCapabilities").isObject());
        assertTrue(meta.path("io.modelcontextprotocol/clientInfo").has("name"));
        assertEquals("2026-07-28", world.lastCall().header("MCP-Protocol-Version"));
        assertEquals("tools/call", world.lastCall().header("Mcp-Method"));
    }

    @ParameterizedTest
    @CsvSource({"echo,echo", "two words,two words", "grün,=?base64?Z3LDvG4=?=",
        "' edge',=?base64?IGVkZ2U=?=",
        "=?base64?x?=,=?base64?PT9iYXNlNjQ/eD89?=", "a\tb,=?base64?YQli?=", "'',=?base64??="})
    void a_name_that_a_header_cannot_carry_is_encoded(String name, String header) {
        world.client("2026-07-28").call("tools/call", Map.of("name", name));
        assertEquals(header, world.lastCall().header("Mcp-Name"));
        assertEquals(name, world.lastCall().json().at("/params/name").asString());
    }

    @Test
    void each_request_takes_both_kinds_of_answer_and_a_notification_has_no_id() {
        world.client("2025-11-25").call("tools/list", Map.of());
        assertTrue(world.seen.stream().allMatch(it -> "application/json, text/event-stream"
                .equals(it.header("Accept"))), "Accept");
        assertFalse(world.at("server", "/mcp").get(1).json().has("id"));
    }

    @ParameterizedTest
    @CsvSource({"resources/read,uri,file:///x,file:///x", "prompts/get,name,x,x", "logging/setLevel,name,x,"})
    void the_target_is_named_in_a_header_where_the_method_has_one(String method, String member, String value,
            String header) {
        world.client("2026-07-28").call(method, Map.of(member, value));
        assertEquals(header, world.lastCall().header("Mcp-Name"));
    }
}
