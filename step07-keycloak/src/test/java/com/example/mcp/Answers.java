package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests read in answers; where it is not there, the test fails with the answer in its message. */
final class Answers {

    private static final Pattern PARAMETER = Pattern.compile("([a-z_]+)=\"([^\"\\\\]*)\"");

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

    /** The challenge of an answer, or "none". */
    static String challenge(HttpResponse<String> response) {
        return header(response, "WWW-Authenticate");
    }

    /** The parameters of the only challenge, each quoted and there once. */
    static Map<String, String> challengeParameters(HttpResponse<String> response) {
        String header = String.join(" and ", response.headers().allValues("WWW-Authenticate"));
        assertTrue(header.matches("Bearer " + PARAMETER + "(, " + PARAMETER + ")*"), "challenge: " + header);
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            assertNull(parameters.put(matcher.group(1), matcher.group(2)), header);
        }
        return parameters;
    }

    /** The words of a header that is a list, which have no case. */
    static Set<String> words(HttpResponse<String> response, String name) {
        Set<String> words = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        words.addAll(List.of(header(response, name).split("\\s*,\\s*")));
        return words;
    }

    /** The names of the headers that allow something to a page. */
    static List<String> accessControl(HttpResponse<String> response) {
        return response.headers().map().keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-")).toList();
    }

    /** A node and all that are in it. */
    static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(Stream.of(node), node.valueStream().flatMap(Answers::nodes));
    }
}
