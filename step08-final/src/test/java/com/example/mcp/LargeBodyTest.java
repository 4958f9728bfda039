package com.example.mcp;

import static com.example.mcp.Answers.header;
import static com.example.mcp.Messages.PING;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers send is kept until it is complete, so there are only so many places for large bodies. */
@Tag("8.6")
class LargeBodyTest {

    private static final String DECLARED = "Content-Length: 1000000\r\n\r\n{";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n5\r\n     \r\n";

    private final List<Socket> strangers = new ArrayList<>();

    @RegisterExtension
    final Wire wire = Wire.with("MCP_LARGE_BODIES", "2");

    @AfterEach
    void strangersLeave() throws IOException {
        for (Socket stranger : strangers) {
            stranger.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DECLARED, CHUNKED})
    void a_large_body_that_finds_no_place_is_503_and_told_when_to_come_back(String stalled) throws Exception {
        HttpResponse<String> refused = takeBothPlaces(stalled);

        assertEquals(503, refused.statusCode());
        assertEquals("5", header(refused, "Retry-After"));
        assertEquals("close", header(refused, "Connection"));
    }

    @Test
    void a_chunked_body_is_large_since_nobody_knows_its_end() throws Exception {
        takeBothPlaces(DECLARED);

        String answer = wire.raw(wire.rawHead() + "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(PING.length()) + "\r\n" + PING + "\r\n0\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
    }

    @Test
    void a_body_of_16_KiB_needs_no_place() throws Exception {
        takeBothPlaces(DECLARED);

        assertEquals(200, ping(16 * 1024).statusCode());
        assertEquals(503, ping(16 * 1024 + 1).statusCode());
    }

    @Test
    @Tag("control")
    void a_place_is_free_again_when_its_client_has_gone() throws Exception {
        takeBothPlaces(DECLARED);
        strangersLeave();

        assertEquals(200, Attempts.untilItIs(200, () -> ping(20_000).statusCode()));
    }

    @Test
    @Tag("control")
    void large_bodies_one_after_the_other_all_find_a_place() {
        for (int i = 0; i < 10; i++) {
            assertEquals(200, ping(1_000_000).statusCode(), "call " + i);
        }
    }

    /**
     * Lets clients begin bodies that they never end, until no large body finds a place; returns the refusal.
     *
     * <p>A client that comes while the call of the test has a place is refused itself, so there may have to
     * be more than two. One refusal may only mean that the place of the call before is not free yet.
     */
    private HttpResponse<String> takeBothPlaces(String beginning) throws IOException {
        HttpResponse<String> response = ping(20_000);
        int refusals = 0;
        for (int i = 0; i < 100 && refusals < 5; i++) {
            if (response.statusCode() == 503) {
                refusals++;
            } else {
                refusals = 0;
                Socket stranger = new Socket("127.0.0.1", wire.port());
                strangers.add(stranger);
                stranger.getOutputStream().write((wire.rawHead() + beginning).getBytes(ISO_8859_1));
            }
            response = ping(20_000);
        }
        return response;
    }

    private HttpResponse<String> ping(int length) {
        return wire.post(PING + " ".repeat(length - PING.length()));
    }
}
