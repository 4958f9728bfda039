package com.example.mcp;

import static com.example.mcp.Messages.INITIALIZED;
import static com.example.mcp.Messages.PING;
import static com.example.mcp.Messages.TOOLS_LIST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("4.2")
class CredentialTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{}}", PING, TOOLS_LIST,
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"nothing\"}",
        INITIALIZED, "[]", "{broken", ""})
    void no_message_is_looked_at_without_a_token(String body) {
        assertEquals(401, wire.post(body, "Authorization", Wire.NONE).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
    void a_wrong_method_without_a_token_is_401_and_not_405(String method) {
        assertEquals(401, wire.send(method, "/mcp", null, "Authorization", Wire.NONE).statusCode());
    }

    @Test
    void a_wrong_media_type_without_a_token_is_401_and_not_415() {
        assertEquals(401, wire.post(PING, "Authorization", Wire.NONE,
                "Content-Type", "text/plain").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mcp?access_token=%s", "/mcp?token=%s", "/mcp?Authorization=Bearer%%20%s"})
    void a_token_in_the_query_does_not_count(String path) {
        assertEquals(401, wire.send("POST", path.formatted(wire.token()), PING, "Authorization", Wire.NONE,
                "Content-Type", "application/json").statusCode());
    }

    @Test
    void a_token_in_the_body_of_a_form_does_not_count() {
        String form = "access_token=" + wire.token();

        assertEquals(401, wire.post(form, "Authorization", Wire.NONE,
                "Content-Type", "application/x-www-form-urlencoded").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Proxy-Authorization", "X-Authorization", "X-Forwarded-Authorization", "Cookie"})
    void a_token_in_another_header_does_not_count(String header) {
        String good = wire.credential()[1];

        assertEquals(401, wire.post(PING, "Authorization", Wire.NONE, header, good).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mcp-Session-Id", "X-Forwarded-User"})
    void a_header_that_names_a_session_or_a_user_is_no_credential(String header) {
        assertEquals(401, wire.post(PING, "Authorization", Wire.NONE, header, "alice").statusCode());
    }

    @Test
    void a_request_target_in_absolute_form_needs_a_token_too() {
        String answer = wire.raw("POST http://localhost:" + wire.port() + "/mcp HTTP/1.1\r\nHost: localhost:"
                + wire.port() + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
    }

    @Test
    void a_connection_stays_usable_after_a_refusal() {
        assertEquals(List.of("401", "200"), statusesOnOneConnection(keptOpen(), wire.rawHead()));
    }

    @Test
    void a_token_counts_for_its_own_request_and_not_for_the_next_on_the_connection() {
        String good = String.join(": ", wire.credential()) + "\r\n";
        String withoutToken = wire.rawHead().replaceAll("Authorization: .*\r\n", "");

        assertEquals(List.of("200", "401"), statusesOnOneConnection(keptOpen() + good, withoutToken));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "bEaReR ", "Bearer   "})
    @Tag("control")
    void the_scheme_is_read_in_any_case_with_any_number_of_spaces(String scheme) {
        String value = wire.credential()[1].replace("Bearer ", scheme);
        HttpResponse<String> response = wire.post(PING, "Authorization", value);

        assertEquals(200, response.statusCode(), response.body());
    }

    @Test
    @Tag("control")
    void a_token_may_have_blanks_behind_it() {
        String head = wire.rawHead().replaceFirst("(Authorization: .*)\r\n", "$1 \t \r\n");

        assertTrue(wire.raw(head + "Content-Length: " + PING.length() + "\r\n\r\n" + PING).contains(" 200 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer\u000b%s", "Bearer \u000b%s", "Bearer,%s", "Bearer=%s", "Bearer %s %s",
        "Bearer\u00a0%s"})
    void only_spaces_stand_between_the_scheme_and_one_token(String form) {
        String head = wire.rawHead().replaceFirst("Bearer (\\S+)", form.replace("%s", "$1"));
        String answer = wire.raw(head + "Content-Length: " + PING.length() + "\r\n\r\n" + PING);

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    }

    @Test
    @Tag("control")
    void the_health_document_needs_no_token() {
        assertEquals(200, wire.send("GET", "/health", null, "Authorization", Wire.NONE).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"good", "", "Bearer x.y.z"})
    @Tag("control")
    void a_page_of_a_hostile_origin_is_403_whatever_token_it_has(String value) {
        String authorization = value.equals("good") ? wire.credential()[1] : value;

        assertEquals(403, wire.post(PING, "Authorization", authorization,
                "Origin", "https://evil.example").statusCode());
    }

    private String keptOpen() {
        return "POST /mcp HTTP/1.1\r\nHost: localhost:" + wire.port()
                + "\r\nContent-Type: application/json\r\n";
    }

    private List<String> statusesOnOneConnection(String head, String nextHead) {
        String rest = "Content-Length: " + PING.length() + "\r\n\r\n" + PING;
        return Wire.statuses(wire.raw(head + rest + nextHead + rest));
    }
}
