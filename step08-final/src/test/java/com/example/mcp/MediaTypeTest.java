package com.example.mcp;

import static com.example.mcp.Messages.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("2.3")
class MediaTypeTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void a_body_of_no_stated_type_is_415() {
        assertEquals(415, wire.post(PING, "Content-Type", Wire.NONE).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/json", "application/jsonp", "application/json-rpc",
        "application/json, text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
        "application/*", "text/plain; application/json", "json", ";", "; charset=utf-8"})
    void a_body_that_is_not_JSON_is_415(String type) {
        assertEquals(415, wire.post(PING, "Content-Type", type).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=latin1", "application/json;charset=iso-8859-1",
        "application/json; charset=utf-16", "application/json; charset=\"utf-16\"",
        "application/json; v=1; CHARSET=UTF-16"})
    void JSON_in_another_charset_than_UTF_8_is_415(String type) {
        assertEquals(415, wire.post(PING, "Content-Type", type).statusCode());
    }

    @Test
    void two_content_types_are_415_even_if_both_are_JSON() {
        String json = "application/json";

        assertEquals(415, wire.post(PING, "Content-Type", json, "Content-Type", json).statusCode());
        assertEquals(415, wire.post(PING, "Content-Type", json, "Content-Type", "text/plain").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON", "application/json; charset=utf-8",
        "application/json;charset=UTF-8", "application/json ; Charset=\"Utf-8\"", "application/json; v=1"})
    @Tag("control")
    void JSON_is_taken_however_it_is_spelled(String type) {
        assertServed(wire.post(PING, "Content-Type", type));
    }

    @Test
    @Tag("control")
    void a_client_is_answered_with_JSON_whatever_it_accepts() {
        assertServed(wire.post(PING, "Accept", "text/html"));
        assertServed(wire.post(PING, "Accept", Wire.NONE));
    }

    private static void assertServed(HttpResponse<String> response) {
        assertTrue(Set.of(200, 501).contains(response.statusCode()), response + " " + response.body());
    }
}
