package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The target of a request is a path as a rule, but may be a whole URL (RFC 9112 §3.2.2). */
@Tag("1.2")
class TargetTest {

    private Wire wire;

    @BeforeEach
    void open() throws IOException {
        wire = Wire.open();
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/health", "http://localhost:1/health"})
    void a_target_that_names_another_host_is_400_in_spite_of_a_good_Host(String target) throws IOException {
        assertEquals("400", status(target));
    }

    @Test
    @Tag("control")
    void a_whole_URL_of_this_server_is_as_good_as_its_path() throws IOException {
        assertEquals("200", status("http://localhost:" + wire.port() + "/health"));
    }

    /** It is a path that this server does not have; newer JDKs refuse it before our filters see it. */
    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/health", "//localhost:PORT/health", "//health"})
    void a_target_that_begins_with_two_slashes_is_refused(String target) throws IOException {
        String status = status(target.replace("PORT", String.valueOf(wire.port())));

        assertTrue(Set.of("400", "404").contains(status), status);
    }

    private String status(String target) throws IOException {
        String answer = wire.raw(wire.rawHead().replace("POST /mcp", "GET " + target) + "\r\n");
        return answer.isEmpty() ? "no answer" : answer.split(" ", 3)[1];
    }
}
