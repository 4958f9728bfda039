package com.example.mcp;

import static com.example.mcp.Answers.assertError;
import static com.example.mcp.Answers.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Tag("2.2")
class MessageTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(strings = {"\"ping\"", "5", "true", "null"})
    void JSON_that_is_no_object_is_an_invalid_request(String body) {
        assertFalse(refused(body).has("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[]",
        "[{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}]",
        "[{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}]"})
    void a_batch_is_refused_as_a_whole(String body) {
        assertFalse(refused(body).has("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1.0\"", "\"2\"", "\"2.0 \"", "\"\"", "2.0", "2", "null", "[\"2.0\"]"})
    void another_version_of_JSON_RPC_is_refused_with_the_id_of_the_request(String version) {
        JsonNode answer = refused("""
                {"jsonrpc": %s, "id": "a", "method": "ping"}""".formatted(version));

        assertEquals("a", answer.path("id").stringValue(""));
    }

    @Test
    void a_missing_jsonrpc_member_is_refused_with_the_id_of_the_request() {
        JsonNode answer = refused("""
                {"id": 7, "method": "ping"}""");

        assertEquals(7, answer.path("id").intValue(0));
    }

    @Test
    void a_message_without_jsonrpc_and_without_id_is_refused_too() {
        assertFalse(refused("""
                {"method": "notifications/initialized"}""").has("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "null", "true", "false", "{}", "{\"id\": 1}", "[]", "[1]", "1.5", "-0.5", "1e-3", "1.0", "1e2"})
    void an_id_that_is_neither_string_nor_integer_is_refused_and_not_echoed(String id) {
        assertFalse(refused("""
                {"jsonrpc": "2.0", "id": %s, "method": "ping"}""".formatted(id)).has("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "true", "{}", "[\"ping\"]"})
    void a_method_that_is_no_string_is_refused_with_the_id_of_the_request(String method) {
        JsonNode answer = refused("""
                {"jsonrpc": "2.0", "id": 7, "method": %s}""".formatted(method));

        assertEquals(7, answer.path("id").intValue(0));
    }

    @Test
    void a_request_without_a_method_is_refused_with_its_id() {
        JsonNode answer = refused("""
                {"jsonrpc": "2.0", "id": 7}""");

        assertEquals(7, answer.path("id").intValue(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"jsonrpc\": \"2.0\"}", "{\"jsonrpc\": \"2.0\", \"method\": 5}", "{}"})
    void a_message_without_id_and_method_is_no_notification(String body) {
        assertFalse(refused(body).has("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": {}}", "{\"id\": 1, \"result\": {}}",
        "{\"jsonrpc\": \"1.0\", \"id\": 1, \"result\": {}}",
        "{\"jsonrpc\": \"2.0\", \"id\": 1, \"error\": {\"code\": -32603, \"message\": \"no\"}}",
        "{\"jsonrpc\": \"2.0\", \"error\": {\"code\": -32603, \"message\": \"no\"}}"})
    void a_response_is_refused_because_the_server_asks_nothing(String response) {
        assertFalse(refused(response).has("id"));
    }

    private JsonNode refused(String body) {
        HttpResponse<String> response = wire.post(body);
        assertEquals("application/json", header(response, "Content-Type"));
        JsonNode answer = assertError(400, -32600, response);
        assertEquals("2.0", answer.path("jsonrpc").stringValue(""), response.body());
        return answer;
    }
}
