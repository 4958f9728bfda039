package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("8.1")
@Tag("control")
class McpRequestTest {

    @RegisterExtension
    final World world = new World();

    @Test
    void each_request_takes_both_kinds_of_answer_and_a_notification_has_no_id() {
        world.serverAnswers(world.mcp::result);
        world.client("2025-11-25").call("tools/list", Map.of());
        assertTrue(world.seen.stream().allMatch(it -> "application/json, text/event-stream"
                .equals(it.header("Accept"))), "Accept");
        assertFalse(world.at("server", "/mcp").get(1).json().has("id"));
    }

    @ParameterizedTest
    @CsvSource({"resources/read,uri,file:///x,file:///x", "prompts/get,name,x,x", "logging/setLevel,name,x,"})
    void the_target_is_named_in_a_header_where_the_method_has_one(String method, String member, String value,
            String header) {
        world.serverAnswers(world.mcp::result);
        world.client("2026-07-28").call(method, Map.of(member, value));
        assertEquals(header, world.lastCall().header("Mcp-Name"));
    }
}
