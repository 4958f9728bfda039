package com.example.mcp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("1.1")
class EndpointTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void health_is_a_constant_document() {
        HttpResponse<String> response = wire.send("GET", "/health", null);

        assertEquals(200, response.statusCode());
        assertEquals("{\"status\":\"healthy\"}", response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"})
    void any_method_but_POST_is_405_and_the_answer_names_the_allowed_one(String method) {
        HttpResponse<String> response = wire.send(method, "/mcp", null);

        assertEquals(405, response.statusCode());
        assertEquals("POST", response.headers().firstValue("Allow").orElse("no Allow header"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
    void there_is_nothing_at_an_unknown_path(String method) {
        assertEquals(404, wire.send(method, "/nothing", null).statusCode());
    }

    @Test
    void a_client_that_stops_in_the_middle_of_a_request_holds_up_no_other() throws IOException {
        try (Socket slow = new Socket("127.0.0.1", wire.port())) {
            slow.getOutputStream().write("GET /health HTTP/1.1\r\nHost: ".getBytes(US_ASCII));

            assertEquals(200, wire.send("GET", "/health", null).statusCode());
        }
    }

    @Test
    void the_next_request_on_a_connection_is_answered_too() {
        String next = wire.rawHead().replace("POST /mcp", "GET /health") + "\r\n";
        String first = next.replace("Connection: close\r\n", "");

        String answers = wire.raw(first + next);

        assertEquals(2, answers.split("healthy\"", -1).length - 1, "answers in: " + answers);
    }
}
