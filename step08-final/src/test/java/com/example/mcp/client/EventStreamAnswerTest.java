package com.example.mcp.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.1")
@Tag("control")
class EventStreamAnswerTest {

    private static final String ANSWER = """
            data: {"jsonrpc":"2.0","id":1,"result":{"called":"stream"}}

            """;

    @RegisterExtension
    final World world = new World();

    private void stream(String events) {
        stream("text/event-stream", events);
    }

    private void stream(String mediaType, String events) {
        world.serverAnswers(request -> new World.Answer(200, Map.of("Content-Type", mediaType), events));
    }

    /** A client of a server whose answer is a stream that this begins, and does not end. */
    private McpClient clientOfAStream(HttpHandler begin) {
        world.sites.get("server").createContext("/open", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            begin.handle(exchange);
        });
        return new McpClient(world.oauth("/open"), "2026-07-28");
    }

    private void assertAnswered() {
        assertEquals("stream", world.call().path("called").asString());
    }

    @Test
    void an_answer_may_have_several_lines_of_data() {
        stream("""
                event: message
                data: {"jsonrpc":"2.0",
                data: "id":1,
                data: "result":{"called":"stream"}}

                """);
        assertAnswered();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void an_answer_may_come_with_any_line_end(String end) {
        stream(("\uFEFF: hello\nid: 1\ndata:\n\n" + ANSWER).replace("\n", end));
        assertAnswered();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Text/Event-Stream", "text/event-stream; charset=utf-8",
        "text/event-stream ;x=y"})
    void the_media_type_is_compared_without_case_and_parameters(String mediaType) {
        stream(mediaType, ANSWER);
        assertAnswered();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"result\":{\"called\":\"request\"}}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"result\":{}}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null}",
        "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{\"called\":\"another\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"result\":{\"called\":\"another\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":1,\"message\":\"another\"}}",
        "[1]", "not JSON", ""})
    void what_comes_before_the_answer_is_not_taken_for_it(String message) {
        stream("data: " + message + "\n\n" + ANSWER);
        assertAnswered();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"result\":{\"called\":\"request\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null}"})
    void a_body_that_is_no_answer_is_told(String message) {
        world.serverAnswers(request -> new World.Answer(200, Map.of(), message));
        Stopped.because("failed: 200 and no answer.", world::call);
    }

    @Test
    void a_stream_that_ends_without_an_answer_is_told() {
        stream("data: {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n\n: bye\n\n");
        Stopped.because("failed: 200 and no answer.", world::call);
    }

    @Test
    void a_stream_that_breaks_off_in_an_event_has_no_answer() {
        stream(ANSWER.strip());
        Stopped.because("failed: 200 and no answer.", world::call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"id\":null", ",\"id\":1", ",\"result\":null,\"id\":1"})
    void an_error_in_a_stream_is_told_also_without_an_id(String id) {
        stream("""
                data: {"jsonrpc":"2.0","error":{"code":-32600,"message":"too big"}%s}

                """.formatted(id));
        Stopped.because("tools/call failed: too big.", world::call);
    }

    @Test
    void the_answer_is_returned_while_the_stream_stays_open() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        world.timeout = Duration.ofSeconds(60);
        McpClient client = clientOfAStream(exchange -> {
            exchange.getResponseBody().write(ANSWER.getBytes(UTF_8));
            try {
                while (true) {
                    exchange.getResponseBody().write(": still here\n\n".getBytes(UTF_8));
                    exchange.getResponseBody().flush();
                    Thread.sleep(50);
                }
            } catch (IOException | InterruptedException e) {
                closed.countDown();
            }
        });
        assertEquals("stream", assertTimeoutPreemptively(Duration.ofSeconds(10), () -> World.call(client))
                .path("called").asString());
        assertTrue(closed.await(10, TimeUnit.SECONDS), "the connection stayed open");
    }

    @Test
    void a_stream_without_end_and_answer_is_not_waited_for() {
        world.timeout = Duration.ofMillis(700);
        McpClient client = clientOfAStream(exchange -> {
            exchange.getResponseBody().write(": hello\n\n".getBytes(UTF_8));
            exchange.getResponseBody().flush();
        });
        Stopped.because("did not answer within 700 ms", () -> World.call(client));
    }

    @Test
    void a_stream_without_end_is_refused_after_one_mebibyte() {
        McpClient client = clientOfAStream(exchange -> {
            byte[] block = ("data: " + "x".repeat(1 << 16) + "\n\n").getBytes(UTF_8);
            while (true) {
                exchange.getResponseBody().write(block);
            }
        });
        Stopped.because("more than 1048576 bytes", () -> World.call(client));
    }
}
