package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("8.1")
@Tag("control")
class SessionTest {

    @RegisterExtension
    final World world = new World();

    @Test
    void a_session_is_continued() {
        world.serverAnswers(request -> {
            World.Answer answer = world.mcp.result(request);
            return new World.Answer(answer.status(), Map.of("MCP-Session-Id", "session-1"), answer.body());
        });
        world.client("2025-11-25").call("tools/list", Map.of());
        assertEquals("session-1", world.lastCall().header("MCP-Session-Id"));
    }

    @Test
    void a_session_header_means_nothing_in_the_stateless_revision() {
        world.serverAnswers(request -> {
            World.Answer answer = world.mcp.result(request);
            return new World.Answer(answer.status(), Map.of("MCP-Session-Id", "session-1"), answer.body());
        });
        McpClient client = world.client("2026-07-28");
        client.call("tools/list", Map.of());
        client.call("tools/list", Map.of());
        assertNull(world.lastCall().header("MCP-Session-Id"));
    }

    @Test
    void a_session_that_has_ended_is_begun_again_once() {
        AtomicInteger sessions = new AtomicInteger();
        world.serverAnswers(request -> {
            if (request.json().path("method").asString().equals("initialize")) {
                assertNull(request.header("MCP-Session-Id"));
                World.Answer answer = world.mcp.result(request);
                return new World.Answer(200, Map.of("MCP-Session-Id", "s-" + sessions.incrementAndGet()),
                        answer.body());
            }
            return request.json().has("id") && sessions.get() != 2 ? World.Answer.status(404)
                    : world.mcp.result(request);
        });
        McpClient client = world.client("2025-11-25");
        assertEquals("tools/list", client.call("tools/list", Map.of()).path("called").asString());
        sessions.set(10);
        Stopped.because("failed: 404", () -> client.call("tools/list", Map.of()));
        assertEquals(11, sessions.get());
    }

    @Test
    void without_a_session_404_is_an_error_like_others() {
        world.serverAnswers(request -> request.json().path("method").asString().equals("tools/list")
                ? World.Answer.status(404) : world.mcp.result(request));
        McpClient client = world.client("2025-11-25");
        Stopped.because("failed: 404", () -> client.call("tools/list", Map.of()));
        assertEquals(3, world.seen.size());
    }

    @Test
    void an_error_of_initialize_is_told() {
        world.serverAnswers(request -> Mcp.error(request, 200, -32603, "Database is down", Map.of()));
        McpClient client = world.client("2025-11-25");
        Stopped.because("initialize failed: Database is down.", () -> client.call("tools/list", Map.of()));
    }
}
