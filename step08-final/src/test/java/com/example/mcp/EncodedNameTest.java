package com.example.mcp;

import static com.example.mcp.Answers.assertError;
import static com.example.mcp.Messages.stateless;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.5")
class EncodedNameTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(strings = {"echo", "gr\u00fc\u00df", "\u2603", " edge ", "a\\nb", "=?base64?ZWNobw==?=", ""})
    void a_name_that_does_not_fit_into_a_header_comes_as_Base64(String name) {
        String text = name.replace("\\n", "\n");
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));

        HttpResponse<String> response = call(name, "=?base64?" + encoded + "?=");

        assertEquals(200, response.statusCode(), response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%%", "ZWNobw=", "Z", "ZWNo bw==", "ZWNobw==\tx", "ZWNo-w==", "====", "?=",
        "ZWNobw", "ZWNobx=="})
    void malformed_Base64_is_refused(String encoded) {
        assertMismatch(call("echo", "=?base64?" + encoded + "?="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"name\": 5", "\"name\": null"})
    void a_call_without_a_name_needs_the_header_all_the_same(String member) {
        assertMismatch(wire.postStateless("tools/call", member));
    }

    @Test
    void the_name_of_a_resource_is_its_URI() {
        HttpResponse<String> response = wire.postStateless("resources/read", "\"uri\": \"file:///x\"",
                "Mcp-Name", "file:///x");

        assertEquals(404, response.statusCode(), response.body());
    }

    @Test
    void a_call_whose_body_has_no_name_contradicts_a_header_that_has_one() {
        assertMismatch(wire.postStateless("tools/call", "", "Mcp-Name", "echo"));
    }

    @Test
    void Base64_of_bytes_that_are_no_UTF_8_is_refused() {
        assertMismatch(call("\ufffd", "=?base64?/w==?="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZWNobyA=", "RWNobw==", "", "ZWNobwA=", "PT9iYXNlNjQ/WldOb2J3PT0/PQ=="})
    void the_Base64_of_another_name_is_refused(String encoded) {
        assertMismatch(call("echo", "=?base64?" + encoded + "?="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=?BASE64?ZWNobw==?=", "=?Base64?ZWNobw==?=", "=?base64?ZWNobw==", "ZWNobw==?=",
        "=?base64?=", "x=?base64?ZWNobw==?=", "=?utf-8?B?ZWNobw==?="})
    void what_only_resembles_the_markers_is_a_name_like_any_other(String header) {
        assertMismatch(call("echo", header));
        assertEquals(200, call(header, header).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gr\u00fc\u00df", "=?base64?ZWNobw==?="})
    void a_name_that_needs_Base64_does_not_come_as_it_is(String name) {
        String body = stateless("tools/call", "\"name\": \"" + name + "\"");
        String bytes = new String(body.getBytes(UTF_8), ISO_8859_1);

        String answer = wire.rawPost("MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\n"
                + "Mcp-Name: " + name + "\r\n", bytes);

        assertTrue(answer.startsWith("HTTP/1.1 400 ") && answer.contains("-32020"), answer);
    }

    private HttpResponse<String> call(String name, String header) {
        return wire.postStateless("tools/call", "\"name\": \"" + name + "\"", "Mcp-Name", header);
    }

    private static void assertMismatch(HttpResponse<String> response) {
        assertEquals(1, assertError(400, -32020, response).path("id").intValue(0), response.body());
    }
}
