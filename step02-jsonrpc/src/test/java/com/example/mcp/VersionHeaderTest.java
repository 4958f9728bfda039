package com.example.mcp;

import static com.example.mcp.Messages.INITIALIZED;
import static com.example.mcp.Messages.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("2.3")
class VersionHeaderTest {

    private static final String HEADER = "MCP-Protocol-Version";

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void a_request_without_the_header_is_served() {
        assertEquals(200, wire.post(PING).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25"})
    void a_request_of_a_supported_version_is_served(String version) {
        assertEquals(200, wire.post(PING, HEADER, version).statusCode());
    }

    @Test
    void requests_of_two_versions_are_served_side_by_side() {
        assertEquals(200, wire.post(PING, HEADER, "2025-06-18").statusCode());
        assertEquals(200, wire.post(PING, HEADER, "2025-11-25").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "9999-12-31", "v999.0.0", "2025-06-18, 2025-11-25", "2025-11", "x"})
    void a_request_of_an_unsupported_version_is_400(String version) {
        assertEquals(400, wire.post(PING, HEADER, version).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "9999-12-31", "x"})
    void a_notification_of_an_unsupported_version_is_400_too(String version) {
        assertEquals(400, wire.post(INITIALIZED, HEADER, version).statusCode());
    }

    @Test
    void a_method_whose_name_only_begins_like_initialize_is_400_too() {
        assertEquals(400, wire.post(PING.replace("ping", "initialized"), HEADER, "9999-12-31").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25"})
    void a_repeated_header_is_400(String second) {
        assertEquals(400, wire.post(PING, HEADER, "2025-11-25", HEADER, second).statusCode());
    }

    @Test
    void an_empty_header_is_400() {
        String answer = wire.rawPost(HEADER + ":\r\n", PING);

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    }

    @Test
    void an_unsupported_version_is_400_also_where_the_method_is_unknown() {
        assertEquals(400, wire.post(PING.replace("ping", "no/such"), HEADER, "9999-12-31").statusCode());
    }

    @Test
    void the_name_of_the_header_may_be_in_any_case() {
        assertEquals(400, wire.post(PING, "mcp-protocol-version", "9999-12-31").statusCode());
    }
}
