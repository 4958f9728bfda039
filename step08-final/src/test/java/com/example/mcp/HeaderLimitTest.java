package com.example.mcp;

import static com.example.mcp.Messages.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that are too large are refused with a status, not with a connection that ends. */
@Tag("8.6")
class HeaderLimitTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(ints = {33_000, 50_000})
    void a_token_that_is_too_long_is_431(int length) {
        assertEquals(431, wire.post(PING, "Authorization", "Bearer " + "x".repeat(length)).statusCode());
    }

    @Test
    void many_headers_that_are_too_large_together_are_431() {
        String[] headers = new String[100];
        for (int i = 0; i < 100; i += 2) {
            headers[i] = "X-Header-" + i;
            headers[i + 1] = "x".repeat(800);
        }
        assertEquals(431, wire.post(PING, headers).statusCode());
    }

    @Test
    void the_next_request_on_the_same_connection_is_served() {
        assertEquals(431, wire.post(PING, "X-Header", "x".repeat(40_000)).statusCode());

        assertEquals(200, wire.post(PING).statusCode());
    }

    @Test
    @Tag("control")
    void headers_of_30_KB_are_read() {
        assertEquals(200, wire.post(PING, "X-Header", "x".repeat(30_000)).statusCode());
    }
}
