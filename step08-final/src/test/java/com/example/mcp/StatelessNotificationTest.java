package com.example.mcp;

import static com.example.mcp.Answers.header;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.5")
class StatelessNotificationTest {

    private static final String HEADER = "MCP-Protocol-Version";

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(strings = {"notifications/initialized", "notifications/cancelled", "notifications/x",
        "tools/call"})
    void a_notification_under_the_newest_header_is_accepted(String method) {
        assertAccepted(post(method, "", HEADER, "2026-07-28"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "9999-12-31"})
    @Tag("control")
    void a_notification_is_accepted_whatever_version_its_body_names(String claim) {
        assertAccepted(post("notifications/cancelled",
                "\"io.modelcontextprotocol/protocolVersion\": \"" + claim + "\""));
    }

    @ParameterizedTest
    @CsvSource({"2026-07-28, tools/call, echo", "2026-07-28, '', ''"})
    void the_headers_that_mirror_a_request_are_not_asked_of_a_notification(
            String version, String method, String name) {
        assertAccepted(post("notifications/cancelled", "", HEADER, version, "Mcp-Method", method,
                "Mcp-Name", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2025-06-18"})
    @Tag("control")
    void a_notification_of_an_earlier_version_is_accepted(String version) {
        assertAccepted(post("notifications/initialized", "", HEADER, version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "9999-12-31", "x"})
    @Tag("control")
    void a_notification_of_an_unknown_version_is_400(String version) {
        assertEquals(400, post("notifications/initialized", "", HEADER, version).statusCode());
    }

    private HttpResponse<String> post(String method, String meta, String... headers) {
        return wire.post("""
                {"jsonrpc": "2.0", "method": "%s", "params": {"_meta": {%s}}}"""
                .formatted(method, meta), headers);
    }

    private static void assertAccepted(HttpResponse<String> response) {
        assertEquals(202, response.statusCode(), response.body());
        assertEquals("", response.body());
        assertEquals("0", header(response, "Content-Length"));
    }
}
