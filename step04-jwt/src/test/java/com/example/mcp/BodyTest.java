package com.example.mcp;

import static com.example.mcp.Messages.PING;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
    private static final int MEBIBYTE = 1024 * 1024;

    @RegisterExtension
    final Wire wire = Wire.with();

    /** Whatever a test sends, the next client is served. */
    @AfterEach
    void the_next_client_is_served() {
        assertEquals(200, wire.send("GET", "/health", null).statusCode());
    }

    @ParameterizedTest
    @Tag("2.1")
    @ValueSource(ints = {MEBIBYTE + 1, 2 * MEBIBYTE, 8 * MEBIBYTE})
    void a_body_over_1_MiB_is_413_and_the_client_receives_the_answer(int length) {
        assertEquals(413, wire.post(PING + " ".repeat(length - PING.length())).statusCode());
    }

    @ParameterizedTest
    @Tag("2.1")
    @ValueSource(ints = {MEBIBYTE + 1, 2 * MEBIBYTE, 8 * MEBIBYTE})
    void a_chunked_body_over_1_MiB_is_413_and_the_client_receives_the_answer(int length) {
        assertEquals("413", status(wire.rawHead() + chunked(PING + " ".repeat(length - PING.length()))));
    }

    @Test
    @Tag("2.1")
    void a_body_of_10_GB_is_413_before_any_of_it_is_sent() {
        assertEquals("413", status(wire.rawHead() + "Content-Length: 10000000000\r\n\r\n"));
    }

    @Test
    @Tag("2.3")
    @Tag("control")
    void a_body_of_1_MiB_is_taken_declared_or_chunked() {
        String body = PING + " ".repeat(MEBIBYTE - PING.length());
        assertTaken(String.valueOf(wire.post(body).statusCode()));
        assertTaken(status(wire.rawHead() + chunked(body)));
    }

    @Test
    @Tag("2.1")
    void a_chunked_body_is_413_before_it_ends() {
        String beginning = CHUNKED + "200000\r\n" + " ".repeat(1_500_000);
        assertEquals("413", status(wire.rawHead() + beginning));
    }

    @ParameterizedTest
    @Tag("2.1")
    @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "-2\r\n{}\r\n0\r\n\r\n", "2\r\n{}trailing"})
    void a_badly_chunked_body_is_400(String body) {
        assertEquals("400", status(wire.rawHead() + CHUNKED + body));
    }

    @ParameterizedTest
    @Tag("2.1")
    @ValueSource(strings = {"Content-Length: 100\r\n\r\n", "Content-Length: 100\r\n\r\n" + PING,
        CHUNKED, CHUNKED + "64\r\n" + PING, CHUNKED + "28\r\n" + PING + "\r\n",
        CHUNKED + "ffffffffff\r\n{}", CHUNKED + "fffffffffffffffff\r\n{}"})
    void a_body_that_ends_too_early_is_400(String beginning) {
        assertEquals("400", status(wire.rawHead() + beginning, true));
    }

    @ParameterizedTest
    @Tag("2.1")
    @ValueSource(strings = {"-0", "+40"})
    void a_length_that_is_not_one_number_in_digits_is_400(String length) {
        assertEquals("400", status(wire.rawHead() + "Content-Length: " + length + "\r\n\r\n" + PING));
    }

    /** Some of these are refused by the JDK, by some updates of it or by all. */
    @ParameterizedTest
    @Tag("2.1")
    @Tag("control")
    @ValueSource(strings = {"-1", "0x28", "40, 40", "4 0", "abc", "40\r\nContent-Length: 40"})
    void a_length_that_cannot_be_read_is_400(String length) {
        assertEquals("400", status(wire.rawHead() + "Content-Length: " + length + "\r\n\r\n" + PING));
    }

    @Test
    @Tag("2.1")
    void the_rest_of_a_refused_body_is_not_taken_for_the_next_request() {
        String open = wire.rawHead().replace("Connection: close\r\n", "");
        String health = wire.rawHead().replace("POST /mcp", "GET /health") + "\r\n";
        String answers = wire.raw(open + CHUNKED + "0\r\nX" + health + health);

        assertTrue(answers.startsWith("HTTP/1.1 400 "), answers);
        assertEquals(1, Wire.statuses(answers).size(), answers);
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
