package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("8.1")
@Tag("control")
class McpRequestTest {
    private World world;

    @BeforeEach
    void open() throws IOException {
        world = new World();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void open(World.Page page) {
        world.pages.put("server /mcp", page);
    }

    private World.Seen last() {
        return world.at("server", "/mcp").getLast();
    }

    @Test
    void eachRequestTakesBothKindsOfAnswerAndANotificationHasNoId() {
        open(world.mcp::result);
        world.client("2025-11-25").call("tools/list", Map.of());
        assertTrue(world.seen.stream().allMatch(it -> "application/json, text/event-stream"
                .equals(it.headers().getFirst("Accept"))), "Accept");
        assertFalse(world.at("server", "/mcp").get(1).json().has("id"));
    }

    @ParameterizedTest
    @CsvSource({"resources/read,uri,file:///x,file:///x", "prompts/get,name,x,x", "logging/setLevel,name,x,"})
    void theTargetIsNamedInAHeaderWhereTheMethodHasOne(String method, String member, String value,
            String header) {
        open(world.mcp::result);
        world.client("2026-07-28").call(method, Map.of(member, value));
        assertEquals(header, last().headers().getFirst("Mcp-Name"));
    }
}
