package com.example.mcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.Charset;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("1.4")
class BodyTest {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
    private static final int MEBIBYTE = 1024 * 1024;
    private Wire wire;

    @BeforeEach
    void open() throws IOException {
        wire = Wire.open();
    }

    /** Whatever a test sends, the next client is served. */
    @AfterEach
    void the_next_client_is_served() {
        try {
            assertEquals(200, wire.send("GET", "/health", null).statusCode());
        } finally {
            wire.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {MEBIBYTE + 1, 2 * MEBIBYTE, 8 * MEBIBYTE})
    void a_body_over_1_MiB_is_413_and_the_client_receives_the_answer(int length) {
        assertEquals(413, wire.post(PING + " ".repeat(length - PING.length())).statusCode());
    }

    @ParameterizedTest
    @ValueSource(ints = {MEBIBYTE + 1, 2 * MEBIBYTE, 8 * MEBIBYTE})
    void a_chunked_body_over_1_MiB_is_413_and_the_client_receives_the_answer(int length) {
        assertEquals("413", status(wire.rawHead() + chunked(PING + " ".repeat(length - PING.length()))));
    }

    @Test
    void a_body_of_10_GB_is_413_before_any_of_it_is_sent() {
        assertEquals("413", status(wire.rawHead() + "Content-Length: 10000000000\r\n\r\n"));
    }

    @Test
    @Tag("control")
    void a_body_of_1_MiB_is_taken_declared_or_chunked() {
        String body = PING + " ".repeat(MEBIBYTE - PING.length());
        assertTaken(String.valueOf(wire.post(body).statusCode()));
        assertTaken(status(wire.rawHead() + chunked(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0080", "\u00bf", "\u00e9", "\u00c3", "\u00e2\u0082", "\u00c0\u00af",
        "\u00e0\u0080\u00af", "\u00f0\u0080\u0080\u00af", "\u00ed\u00a0\u0080",
        "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080", "\u00f4\u0090\u0080\u0080", "\u00fe", "\u00ff"})
    void a_body_that_is_not_UTF_8_is_400(String bytes) {
        assertEquals("400", status(wire.rawHead() + declared(PING.replace("1", "\"" + bytes + "\""))));
    }

    @Test
    void a_body_in_UTF_16_with_a_byte_order_mark_is_400() {
        for (Charset charset : Set.of(UTF_16BE, UTF_16LE)) {
            String body = new String(("\ufeff" + PING).getBytes(charset), ISO_8859_1);
            assertEquals("400", status(wire.rawHead() + declared(body)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00e9", "\u20ac", "\ud83d\ude00", "\udbff\udffd"})
    @Tag("control")
    void a_body_in_UTF_8_is_taken_however_many_bytes_a_character_has(String character) {
        String body = PING.replace("1", "\"" + character + "\"");
        assertTaken(status(wire.rawHead() + declared(new String(body.getBytes(UTF_8), ISO_8859_1))));
    }

    @Test
    void a_chunked_body_is_413_before_it_ends() {
        String beginning = CHUNKED + "200000\r\n" + " ".repeat(1_500_000);
        assertEquals("413", status(wire.rawHead() + beginning));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "-2\r\n{}\r\n0\r\n\r\n", "2\r\n{}trailing"})
    void a_badly_chunked_body_is_400(String body) {
        assertEquals("400", status(wire.rawHead() + CHUNKED + body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100\r\n\r\n", "Content-Length: 100\r\n\r\n" + PING,
        CHUNKED, CHUNKED + "64\r\n" + PING, CHUNKED + "28\r\n" + PING + "\r\n",
        CHUNKED + "ffffffffff\r\n{}", CHUNKED + "fffffffffffffffff\r\n{}"})
    void a_body_that_ends_too_early_is_400(String beginning) {
        assertEquals("400", status(wire.rawHead() + beginning, true));
    }

    private static String declared(String body) {
        return "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String chunked(String body) {
        StringBuilder request = new StringBuilder(CHUNKED);
        for (int start = 0; start < body.length(); start += 50_000) {
            String chunk = body.substring(start, Math.min(start + 50_000, body.length()));
            request.append(Integer.toHexString(chunk.length())).append("\r\n").append(chunk).append("\r\n");
        }
        return request.append("0\r\n\r\n").toString();
    }

    private static void assertTaken(String status) {
        assertTrue(Set.of("200", "501").contains(status), status);
    }

    private String status(String request) {
        return status(request, false);
    }

    /** What a client is answered that sends these bytes and then waits, or says that no more will come. */
    private String status(String request, boolean end) {
        try (Socket socket = new Socket("127.0.0.1", wire.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            if (end) {
                socket.shutdownOutput();
            }
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
            return line == null ? "no answer" : line.split(" ", 3)[1];
        } catch (IOException e) {
            return "no answer";
        }
    }
}
