package com.example.mcp;

import static com.example.mcp.Messages.INITIALIZED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("2.2")
class NotificationTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void initialized_is_accepted() {
        assertAccepted(wire.post(INITIALIZED));
    }

    @Test
    void the_cancellation_of_a_request_that_nobody_knows_is_accepted() {
        assertAccepted(wire.post("""
                {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 99}}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"notifications/nothing", "nothing", ""})
    void an_unknown_notification_is_accepted_because_nobody_waits_for_an_error(String method) {
        assertAccepted(wire.post(notification(method)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ping", "initialize", "tools/call", "tools/list", "server/discover"})
    void a_message_without_id_is_a_notification_even_where_it_names_a_request(String method) {
        assertAccepted(wire.post(notification(method)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "5"})
    void a_notification_is_accepted_whatever_its_parameters(String params) {
        assertAccepted(wire.post("""
                {"jsonrpc": "2.0", "method": "notifications/x", "params": %s}""".formatted(params)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25"})
    void a_notification_of_a_supported_version_is_accepted(String version) {
        assertAccepted(wire.post(INITIALIZED, "MCP-Protocol-Version", version));
    }

    @Test
    void the_acceptance_has_the_length_0_and_is_not_chunked() {
        HttpResponse<String> response = wire.post(INITIALIZED);

        assertEquals(202, response.statusCode(), response.body());
        assertEquals(List.of("0"), response.headers().allValues("Content-Length"));
        assertEquals(List.of(), response.headers().allValues("Transfer-Encoding"));
    }

    private static String notification(String method) {
        return """
                {"jsonrpc": "2.0", "method": "%s"}""".formatted(method);
    }

    private static void assertAccepted(HttpResponse<String> response) {
        assertEquals(202, response.statusCode(), response.body());
        assertEquals("", response.body());
    }
}
