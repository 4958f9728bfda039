package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("1.3")
class MediaTypeTest {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private Wire wire;

    @BeforeEach
    void open() throws IOException {
        wire = Wire.open();
    }

    @AfterEach
    void close() {
        wire.close();
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/event-stream", "application/jsonp", "application/xml, text/*",
        "application/json;q=0", "application/json; q=0.000", "application/json; Q=0", "application/*;q=0",
        "*/*;q=0", ";", "json"})
    void a_client_that_does_not_take_JSON_gets_406(String accept) {
        assertEquals(406, wire.post(PING, "Accept", accept).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;q=0, */*", "*/*, application/json;q=0.0",
        "application/json;q=0, application/*", "application/*;q=0, */*", "*/*;q=1, application/*; q=0"})
    void the_most_specific_range_decides_and_can_exclude_JSON(String accept) {
        assertEquals(406, wire.post(PING, "Accept", accept).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*;q=0, application/json", "application/*;q=0, application/json;q=0.1",
        "application/json, */*;q=0", "*/*;q=0, application/*"})
    @Tag("control")
    void the_most_specific_range_decides_and_can_admit_JSON(String accept) {
        assertServed(wire.post(PING, "Accept", accept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json, text/event-stream",
        "text/event-stream,application/json", "APPLICATION/JSON", "application/*", "*/*",
        "text/html, */*;q=0.1", "application/json;q=0.001", "application/json; q=1.000",
        "text/event-stream;q=0, application/json"})
    @Tag("control")
    void a_client_that_takes_JSON_is_served(String accept) {
        assertServed(wire.post(PING, "Accept", accept));
    }

    @Test
    @Tag("control")
    void a_client_that_does_not_say_what_it_takes_is_served() {
        assertServed(wire.post(PING, "Accept", Wire.NONE));
    }

    @Test
    @Tag("control")
    void several_accept_headers_are_one_list_and_JSON_may_be_in_any_of_them() {
        assertServed(wire.post(PING, "Accept", "text/event-stream", "Accept", "application/json"));
        assertServed(wire.post(PING, "Accept", "application/json", "Accept", "text/event-stream"));
    }

    @Test
    void several_accept_headers_are_one_list_and_any_of_them_can_exclude_JSON() {
        assertEquals(406, wire.post(PING, "Accept", "*/*", "Accept", "application/json;q=0").statusCode());
        assertEquals(406, wire.post(PING, "Accept", "application/json;q=0", "Accept", "*/*").statusCode());
    }

    private static void assertServed(HttpResponse<String> response) {
        assertTrue(Set.of(200, 501).contains(response.statusCode()), response + " " + response.body());
    }
}
