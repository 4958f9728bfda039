package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.3")
@Tag("control")
class AnswerTest {

    @RegisterExtension
    final World world = new World();

    @Test
    void an_unsupported_request_is_repeated_in_a_revision_that_both_speak() {
        world.serverAnswers(request -> request.json().at("/params/_meta").isObject()
                ? Mcp.unsupported(request, "2025-06-18", "2025-11-25") : world.mcp.result(request));
        world.call();
        assertEquals(List.of("tools/call", "initialize", "notifications/initialized", "tools/call"),
                world.methods());
        assertEquals("2025-11-25", world.lastCall().header("MCP-Protocol-Version"));
    }

    @Test
    void a_server_that_refuses_what_it_offers_is_asked_twice_at_most() {
        world.serverAnswers(request -> Mcp.unsupported(request, "2026-07-28"));
        Stopped.because("failed: no.", world::call);
        assertEquals(2, world.methods().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"The MCP-Protocol-Version is not one of this server.", "", """
            {"jsonrpc": "2.0", "id": null, "error": {"code": -32000, "message": "Bad Request"}}"""})
    void a_server_of_earlier_revisions_is_asked_in_its_own_way(String refusal) {
        world.serverAnswers(request -> request.json().at("/params/_meta").isObject()
                ? new World.Answer(400, Map.of(), refusal) : world.mcp.result(request));
        assertEquals("tools/call", world.call().path("called").asString());
        assertEquals("2025-11-25", world.lastCall().header("MCP-Protocol-Version"));
        assertFalse(world.lastCall().headers().containsKey("Mcp-Method"));
    }

    @Test
    void a_refusal_in_the_words_of_the_newest_revision_is_no_reason_to_try_an_earlier_one() {
        world.serverAnswers(request -> Mcp.error(request, 400, -32020, "a contradiction", Map.of()));
        Stopped.because("tools/call failed: a contradiction.", world::call);
        assertEquals(1, world.methods().size());
    }

    @Test
    void a_bad_request_after_a_good_one_is_no_reason_to_try_an_earlier_revision() {
        world.serverAnswers(world.mcp::result);
        McpClient client = world.client("2026-07-28");
        client.call("tools/list", Map.of());
        world.serverAnswers(request -> World.Answer.status(400));
        Stopped.because("failed: 400 and no answer", () -> client.call("tools/call", Map.of()));
        assertEquals("tools/call", world.methods().getLast());
    }

    @Test
    void a_server_of_other_revisions_only_stops_the_client() {
        world.serverAnswers(request -> Mcp.unsupported(request, "2030-01-01"));
        Stopped.because("speaks [2030-01-01] only", world::call);
    }

    @Test
    void an_error_of_the_server_is_one_sentence_without_its_line_breaks() {
        world.serverAnswers(request ->
                Mcp.error(request, 200, -32602, "Unknown tool:\n\u001b[31mx", Map.of()));
        Stopped.because("tools/call failed: Unknown tool:??[31mx.", world::call);
    }

    @Test
    void a_result_of_an_unknown_kind_stops_the_client() {
        world.serverAnswers(request -> World.Answer.json(200, Map.of("jsonrpc", "2.0",
                "id", request.json().path("id"), "result", Map.of("resultType", "input_required"))));
        Stopped.because("tools/call failed: input_required.", world::call);
    }

    @Test
    void the_answer_is_found_in_an_event_stream() {
        world.serverAnswers(request -> new World.Answer(200, Map.of("Content-Type", "text/event-stream"), """
                event: message\r
                data: {"jsonrpc":"2.0","method":"notifications/progress"}\r
                \r
                id: 7\r
                data:{"jsonrpc":"2.0","id":1,"result":{"called":"stream"}}\r
                \r
                """));
        assertEquals("stream", world.call().path("called").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"id\": null,"})
    void an_error_is_told_also_when_it_has_no_id(String id) {
        world.serverAnswers(request -> new World.Answer(400, Map.of(), """
                {"jsonrpc": "2.0", %s "error": {"code": -32020, "message": "Header mismatch"}}"""
                .formatted(id)));
        Stopped.because("tools/call failed: Header mismatch.", world::call);
    }

    @Test
    void an_error_that_is_null_is_none() {
        world.serverAnswers(request -> new World.Answer(200, Map.of(), """
                {"jsonrpc": "2.0", "id": 1, "method": null, "error": null, "result": {"called": "x"}}"""));
        assertEquals("x", world.call().path("called").asString());
    }

    @Test
    void an_error_without_a_message_is_one_sentence() {
        world.serverAnswers(request -> new World.Answer(200, Map.of(), """
                {"jsonrpc": "2.0", "id": 1, "error": {"code": 1, "message": null}}"""));
        Stopped.because("tools/call failed: an error without a message.", world::call);
    }

    @Test
    void an_answer_to_another_request_is_none() {
        world.serverAnswers(request ->
                World.Answer.json(200, Map.of("jsonrpc", "2.0", "id", 99, "result", Map.of())));
        Stopped.because("no answer", world::call);
    }

    @Test
    void a_server_error_is_told_by_its_status() {
        world.serverAnswers(request -> World.Answer.status(500));
        Stopped.because("500", world::call);
    }

    @Test
    void a_slow_server_is_not_waited_for() {
        world.timeout = Duration.ofMillis(700);
        world.serverAnswers(request -> {
            Thread.sleep(3000);
            return World.Answer.status(500);
        });
        Stopped.because("/mcp did not answer within 700 ms", world::call);
    }
}
