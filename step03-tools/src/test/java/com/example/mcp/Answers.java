package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests read in answers; where it is not there, the test fails with the answer in its message. */
final class Answers {

    private Answers() {
    }

    /** The JSON object in an answer of any status. */
    static JsonNode json(HttpResponse<String> response) {
        assertTrue(response.body().startsWith("{"), response + " " + response.body());
        return JsonMapper.shared().readTree(response.body());
    }

    /** The JSON-RPC answer to a message: it comes with 200. */
    static JsonNode answer(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response.body());
        return json(response);
    }

    /** The result in such an answer. */
    static JsonNode result(HttpResponse<String> response) {
        JsonNode answer = answer(response);
        assertTrue(answer.path("result").isObject() && !answer.has("error"), answer.toString());
        return answer.path("result");
    }

    /** The answer is a JSON-RPC error with this status and code, and a message; returns the answer. */
    static JsonNode assertError(int status, int code, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        JsonNode answer = json(response);
        assertEquals(code, answer.at("/error/code").intValue(0), answer.toString());
        assertFalse(answer.at("/error/message").stringValue("").isBlank(), answer.toString());
        assertFalse(answer.has("result"), answer.toString());
        return answer;
    }

    /** Whether there is a null anywhere in it. */
    static boolean holdsNull(JsonNode node) {
        return node.isNull() || node.valueStream().anyMatch(Answers::holdsNull);
    }

    /** The value of a header, or "none". */
    static String header(HttpResponse<String> response, String name) {
        List<String> values = response.headers().allValues(name);
        return values.isEmpty() ? "none" : String.join(", ", values);
    }
}
