package com.example.mcp;

import static com.example.mcp.Answers.header;
import static com.example.mcp.Messages.PING;
import static com.example.mcp.Messages.request;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("2.2")
class ParseErrorTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n"})
    void a_body_without_content_is_a_parse_error(String body) {
        assertParseError(wire.post(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{", "}", "ping", "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"",
        "{'jsonrpc': '2.0', 'id': 1, 'method': 'ping'}", "{jsonrpc: \"2.0\", id: 1, method: \"ping\"}",
        "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\",}", "/**/{\"jsonrpc\": \"2.0\", \"id\": 1}",
        "{\"jsonrpc\": \"2.0\", \"id\": 01, \"method\": \"ping\"}",
        "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"pi\nng\"}"})
    void a_body_that_is_not_JSON_is_a_parse_error(String body) {
        assertParseError(wire.post(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+1", ".5", "0x1"})
    void a_number_that_JSON_does_not_know_is_a_parse_error(String number) {
        assertParseError(wire.post(request("ping", "{\"x\": %s}".formatted(number))));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        " {}", "x", " 1", "]", "}", "\n{\"jsonrpc\": \"2.0\", \"id\": 2, \"method\": \"ping\"}"})
    void anything_behind_the_message_is_a_parse_error(String rest) {
        assertParseError(wire.post(PING + rest));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\", \"method\": \"ping\"}",
        "{\"jsonrpc\": \"2.0\", \"id\": 1, \"id\": 2, \"method\": \"ping\"}",
        "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\", \"params\": {\"name\": 1, \"name\": 2}}",
        "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\", \"meth\\u006fd\": \"other\"}"})
    void two_members_of_the_same_name_are_a_parse_error(String body) {
        assertParseError(wire.post(body));
    }

    @Test
    void arrays_nested_too_deep_are_a_parse_error() {
        assertParseError(wire.post("[".repeat(100_000)));
    }

    @Test
    void a_message_nested_too_deep_is_a_parse_error() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertParseError(wire.post(request("ping", "{\"x\": %s}".formatted(deep))));
    }

    /** Stray bytes, characters cut short, overlong slashes, surrogates, and what is beyond Unicode. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0080", "\u00bf", "\u00e9", "\u00c3", "\u00e2\u0082", "\u00c0\u00af",
        "\u00e0\u0080\u00af", "\u00f0\u0080\u0080\u00af", "\u00ed\u00a0\u0080",
        "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080", "\u00f4\u0090\u0080\u0080", "\u00fe", "\u00ff"})
    void bytes_that_are_not_UTF_8_are_a_parse_error(String bytes) {
        String body = """
                {"jsonrpc": "2.0", "id": "%s", "method": "ping"}""".formatted(bytes);

        String answer = wire.rawPost("", body);

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("content-type: application/json\r\n"), answer);
        assertParseError(answer.substring(answer.indexOf("\r\n\r\n")));
    }

    @Test
    void a_body_in_UTF_16_with_a_byte_order_mark_is_a_parse_error() {
        String body = new String(("\ufeff" + PING).getBytes(UTF_16LE), ISO_8859_1);

        String answer = wire.rawPost("", body);

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertParseError(answer.substring(answer.indexOf("\r\n\r\n")));
    }

    private static void assertParseError(HttpResponse<String> response) {
        assertEquals(400, response.statusCode(), response.body());
        assertEquals("application/json", header(response, "Content-Type"));
        assertParseError(response.body());
    }

    private static void assertParseError(String body) {
        JsonNode answer = JsonMapper.shared().readTree(body);
        assertEquals(-32700, answer.path("error").path("code").intValue(0), body);
        assertFalse(answer.path("error").path("message").stringValue("").isBlank(), body);
        assertFalse(body.contains("jackson") || body.contains("line:"), "the parser's own words: " + body);
        assertFalse(answer.has("id"), body);
    }
}
