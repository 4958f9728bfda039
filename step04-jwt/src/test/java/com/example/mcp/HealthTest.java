package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("1.1")
class HealthTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void HEAD_tells_the_length_of_the_document_as_GET_does() {
        HttpResponse<String> get = wire.send("GET", "/health", null);
        HttpResponse<String> head = wire.send("HEAD", "/health", null);

        assertEquals(get.statusCode(), head.statusCode());
        assertEquals(get.headers().map().get("Content-Length"), head.headers().map().get("Content-Length"));
        assertEquals(get.headers().map().get("Content-Type"), head.headers().map().get("Content-Type"));
    }

    @Test
    void after_HEAD_the_next_answer_follows_at_once_on_the_same_connection() {
        String lastGet = wire.rawHead().replace("POST /mcp", "GET /health") + "\r\n";
        String head = lastGet.replace("GET", "HEAD").replace("Connection: close\r\n", "");
        String[] answers = wire.raw(head + lastGet).split("\r\n\r\n", -1);

        assertEquals(3, answers.length, String.join("|", answers));
        assertTrue(answers[1].startsWith("HTTP/1.1 200 "), answers[1]);
        assertFalse(answers[2].isEmpty(), answers[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void the_document_can_only_be_read(String method) {
        HttpResponse<String> response = wire.send(method, "/health", null);

        assertEquals(405, response.statusCode());
        assertEquals("GET, HEAD", response.headers().firstValue("Allow").orElse("no Allow header"));
    }
}
