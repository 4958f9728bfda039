package com.example.mcp;

import static com.example.mcp.Messages.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpResponse;
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
        assertEquals(PONG, answer(PING));
    }

    @Test
    void an_answer_is_JSON() {
        HttpResponse<String> response = wire.post(PING);

        assertEquals(200, response.statusCode(), response.body());
        assertEquals("application/json", response.headers().firstValue("Content-Type").orElse("none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "no/such/method", "", "PING", "ping ", "notifications/initialized", "rpc.discover",
        "server/discover", "resources/list", "logging/setLevel", "completion/complete"})
    void an_unknown_method_is_an_error_with_the_id_of_the_request(String method) {
        JsonNode answer = answer("""
                {"jsonrpc": "2.0", "id": "a", "method": "%s"}""".formatted(method));

        assertEquals("a", answer.path("id").stringValue(""));
        assertEquals(-32601, answer.path("error").path("code").intValue(0), answer.toString());
        assertFalse(answer.path("error").path("message").stringValue("").isBlank(), answer.toString());
        assertFalse(answer.has("result"), answer.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[1]", "\"x\"", "null", "5", "true"})
    void parameters_that_are_no_object_are_an_error_with_the_id_of_the_request(String params) {
        JsonNode answer = answer("""
                {"jsonrpc": "2.0", "id": "a", "method": "ping", "params": %s}""".formatted(params));

        assertEquals("a", answer.path("id").stringValue(""));
        assertEquals(-32602, answer.path("error").path("code").intValue(0), answer.toString());
        assertFalse(answer.has("result"), answer.toString());
    }

    @Test
    void members_and_parameters_that_the_server_does_not_know_are_ignored() {
        assertEquals(PONG, answer("""
                {"jsonrpc": "2.0", "id": 1, "method": "ping", "x": {"y": [1]}, "params": {"z": null}}"""));
    }

    @Test
    void metadata_of_a_request_is_ignored() {
        assertEquals(PONG, answer("""
                {"jsonrpc": "2.0", "id": 1, "method": "ping",
                 "params": {"_meta": {"progressToken": 7, "com.example/x": {"y": 1}}}}"""));
    }

    @Test
    void the_order_of_the_members_does_not_matter() {
        assertEquals(PONG, answer("""
                {"params": {}, "method": "ping", "id": 1, "jsonrpc": "2.0"}"""));
    }

    private JsonNode answer(String request) {
        HttpResponse<String> response = wire.post(request);
        assertEquals(200, response.statusCode(), response.body());
        return JsonMapper.shared().readTree(response.body());
    }
}
