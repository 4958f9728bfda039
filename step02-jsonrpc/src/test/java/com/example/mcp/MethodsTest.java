package com.example.mcp;

import static com.example.mcp.Answers.answer;
import static com.example.mcp.Answers.header;
import static com.example.mcp.Messages.PING;
import static com.example.mcp.Messages.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("2.3")
class MethodsTest {

    /** The whole answer to {@link #PING}: no member more. */
    private static final JsonNode PONG = JsonMapper.shared().readTree("""
            {"jsonrpc": "2.0", "id": 1, "result": {}}""");

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void ping_is_answered_with_an_empty_result() {
        assertEquals(PONG, answer(wire.post(PING)));
    }

    @Test
    void an_answer_is_JSON() {
        assertEquals("application/json", header(wire.post(PING), "Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "no/such/method", "", "PING", "ping ", "notifications/initialized", "rpc.discover",
        "server/discover", "resources/list", "logging/setLevel", "completion/complete"})
    void an_unknown_method_is_an_error_with_the_id_of_the_request(String method) {
        assertError(-32601, """
                {"jsonrpc": "2.0", "id": "a", "method": "%s"}""".formatted(method));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[1]", "\"x\"", "null", "5", "true"})
    void parameters_that_are_no_object_are_an_error_with_the_id_of_the_request(String params) {
        assertError(-32602, """
                {"jsonrpc": "2.0", "id": "a", "method": "ping", "params": %s}""".formatted(params));
    }

    @Test
    void members_and_parameters_that_the_server_does_not_know_are_ignored() {
        assertEquals(PONG, answer(wire.post("""
                {"jsonrpc": "2.0", "id": 1, "method": "ping", "x": {"y": [1]}, "params": {"z": null}}""")));
    }

    @Test
    void metadata_of_a_request_is_ignored() {
        assertEquals(PONG, answer(wire.post("""
                {"jsonrpc": "2.0", "id": 1, "method": "ping",
                 "params": {"_meta": {"progressToken": 7, "com.example/x": {"y": 1}}}}""")));
    }

    @Test
    void the_order_of_the_members_does_not_matter() {
        assertEquals(PONG, answer(wire.post("""
                {"params": {}, "method": "ping", "id": 1, "jsonrpc": "2.0"}""")));
    }

    private void assertError(int code, String request) {
        JsonNode answer = Answers.assertError(200, code, wire.post(request));
        assertEquals("a", answer.path("id").stringValue(""));
    }
}
