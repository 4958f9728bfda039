package com.example.mcp;

import static com.example.mcp.Messages.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.6")
@Isolated("The log belongs to the whole program.")
class AccessLogTest {

    private static final String ECHO = "{\"name\": \"echo\", \"arguments\": {\"message\": \"MARK\"}}";

    @RegisterExtension
    final ProgramLog log = new ProgramLog();

    private String token = "none";

    @Test
    void a_call_of_a_tool_is_one_line_with_user_method_tool_outcome_and_milliseconds() throws IOException {
        assertLine("alice-the-first tools/call echo ok \\d+ ms", call("tools/call", ECHO));
    }

    @Test
    void a_user_without_a_name_is_called_by_the_subject_and_no_tool_is_a_dash() throws IOException {
        assertLine("alice ping - ok \\d+ ms", call("ping", "{}", null, "mcp:tools"));
    }

    @Test
    void arguments_that_a_tool_cannot_use_are_a_tool_error() throws IOException {
        assertLine("alice-the-first tools/call echo tool error \\d+ ms",
                call("tools/call", "{\"name\": \"echo\", \"arguments\": {\"MARK\": 1}}"));
    }

    @Test
    void a_call_that_the_token_does_not_permit_is_forbidden() throws IOException {
        assertLine("alice-the-first tools/call echo forbidden \\d+ ms",
                call("tools/call", ECHO, "alice-the-first", "mcp:prompts"));
    }

    @ParameterizedTest
    @CsvSource({"tools/call, '{\"name\": \"nothing\"}', nothing, -32602", "no/such, '{}', -, -32601",
        "tools/list, '{\"_meta\": {\"io.modelcontextprotocol/protocolVersion\": 5}}', -, -32602"})
    void an_error_is_logged_with_its_code(String method, String params, String tool, int code)
            throws IOException {
        assertLine("alice-the-first " + method + " " + tool + " error " + code + " \\d+ ms",
                call(method, params));
    }

    @Test
    void each_call_has_a_line_of_its_own_at_a_level_that_is_on_by_default() throws IOException {
        try (Wire wire = Wire.open()) {
            post(wire, "ping", "{}", "alice", "");
            post(wire, "ping", "{}", "alice", "");
        }
        assertEquals(2, lines().count(), log.lines(Level.INFO).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\\r\\nalice tools/call echo ok 0 ms", "x\\nalice tools/call echo ok 0 ms",
        "x\\u2028alice\\u0085x", "x\\u001b[2K", "x\\ud83d", "{0} {1}", "x ok 0 ms"})
    void a_name_that_a_client_made_up_cannot_forge_a_line(String name) throws IOException {
        assertLine("alice-the-first tools/call [!-~]+ error -32602 \\d+ ms",
                call("tools/call", "{\"name\": \"" + name + "\"}"));
    }

    @Test
    void neither_can_a_method_or_the_name_of_a_user() throws IOException {
        assertLine("[!-~]+ [!-~]+ - error -32601 \\d+ ms",
                call("x\\r\\nbob ping - ok 0 ms", "{}", "mallory\r\nbob tools/call echo ok", ""));
    }

    @Test
    void a_long_name_does_not_fill_the_log() throws IOException {
        String line = call("tools/call", "{\"name\": \"" + "x".repeat(100_000) + "\"}");
        assertTrue(line.endsWith(" ms") && line.length() < 300, "length " + line.length());
    }

    @Test
    @Tag("control")
    void nothing_of_the_token_or_the_arguments_is_logged_at_any_level() throws IOException {
        call("tools/call", ECHO);
        call("prompts/get", "{\"name\": \"echo_prompt\", \"arguments\": {\"message\": \"MARK\"}}");
        log.assertHasNothingOf("MARK");
        log.assertHasNothingOf(token);
    }

    @Test
    void each_call_above_the_limit_has_its_line_too_with_a_dash_for_what_was_not_read() throws IOException {
        try (Wire wire = Wire.open("MCP_RATE_LIMIT", "1")) {
            for (int call = 0; call < 3; call++) {
                post(wire, "no/such", "{}", "alice\nbob ping - ok 0 ms", "");
            }
        }
        List<String> lines = lines().toList();

        String user = "alice?bob?ping?-?ok?0?ms ";
        assertEquals(3, lines.size(), lines.toString());
        assertEquals(List.of(user + "- - too many 0 ms", user + "- - too many 0 ms"), lines.subList(1, 3));
    }

    private String call(String method, String params) throws IOException {
        return call(method, params, "alice-the-first", "mcp:tools mcp:prompts");
    }

    /** Makes a call and returns its lines in the log; a server that is closed has written all of them. */
    private String call(String method, String params, String name, String scope) throws IOException {
        try (Wire wire = Wire.open()) {
            post(wire, method, params, name, scope);
        }
        return String.join("\n", lines().toList());
    }

    private void post(Wire wire, String method, String params, String name, String scope) {
        JWTClaimsSet.Builder claims = wire.claims().claim("preferred_username", name).claim("scope", scope);
        token = TestIssuer.sign(claims.build());
        wire.postAs(token, request(method, params));
    }

    private Stream<String> lines() {
        return log.lines(Level.INFO).stream().filter(line -> line.endsWith(" ms"));
    }

    private static void assertLine(String pattern, String line) {
        assertTrue(line.matches(pattern), "expected a line like '" + pattern + "', but came '" + line + "'");
    }
}
