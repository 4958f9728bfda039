package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The target of a request is a path as a rule, but may be a whole URL (RFC 9112 §3.2.2).
 *
 * <p>In the values, {@code PORT} stands for the port of the server.
 */
@Tag("1.2")
class TargetTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health/", "/healthy", "/health/x", "/h%65alth", "/HEALTH",
        "/health/../health", "/nothing"})
    void a_path_that_only_resembles_one_of_the_server_is_404(String path) {
        assertEquals("404", status(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"///health", "//localhost:PORT/health", "http:/health", "http:///health",
        "file:///health", "x:/health", "ftp://localhost:PORT/health", "https://localhost:PORT/health",
        "/health#part"})
    void a_target_that_only_resembles_a_URL_of_the_server_is_refused(String target) {
        String status = status(target);

        assertTrue(Set.of("400", "404").contains(status), status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:PORT/health", "HTTP://localhost:PORT/health",
        "http://LOCALHOST:PORT/health", "http://localhost:PORT/health?x=1"})
    @Tag("control")
    void a_whole_URL_of_this_server_is_as_good_as_its_path(String target) {
        assertEquals("200", status(target));
    }

    @Test
    @Tag("control")
    void a_query_does_not_hide_a_path() {
        assertEquals("200", status("/health?x=1"));
        assertEquals("200", status("/health?"));
    }

    private String status(String target) {
        String line = "GET " + target.replace("PORT", String.valueOf(wire.port()));
        return wire.rawStatus(wire.rawHead().replace("POST /mcp", line) + "\r\n");
    }
}
