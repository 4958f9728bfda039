package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("1.1")
class EndpointTest {

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
    @ValueSource(strings = {
        "/", "/mcp/", "/mcpx", "/mcp/x", "/%6dcp", "/MCP", "/mcp/../mcp", "/healthy", "/nothing"
    })
    void a_path_that_only_resembles_one_of_the_server_is_404(String path) throws IOException {
        assertEquals(404, wire.send("POST", path, "{}", "Content-Type", "application/json").statusCode());
    }

    @Test
    void the_next_request_on_a_connection_is_answered_too() throws IOException {
        String next = wire.rawHead().replace("POST /mcp", "GET /health") + "\r\n";
        String first = next.replace("Connection: close\r\n", "");

        String answers = wire.raw(first + next);

        assertEquals(2, answers.split("healthy\"", -1).length - 1, "answers in: " + answers);
    }

    @Test
    @Tag("control")
    void a_query_does_not_hide_the_endpoint() {
        String[] json = {"Content-Type", "application/json"};

        assertNotEquals(404, wire.send("POST", "/mcp?x=1", "{}", json).statusCode());
    }
}
