package com.example.mcp;

import static com.example.mcp.Messages.META;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients find out by a probe which revision a server speaks; one that gets a 5xx gives up on the server. */
@Tag("8.5")
@Tag("control")
class NoServerErrorTest {

    private static final List<String> METHODS = List.of("server/discover", "initialize", "ping",
            "tools/list", "tools/call", "prompts/list", "prompts/get", "resources/read", "no/such", "",
            "\\ud83d", "\\u0000");

    private static final List<String> MEMBERS = List.of("_meta", "name", "arguments", "cursor", "uri",
            "message", "protocolVersion", "capabilities", "clientInfo", "", "repeat_count",
            "io.modelcontextprotocol/protocolVersion", "io.modelcontextprotocol/clientCapabilities");

    private static final List<String> VALUES = List.of("null", "true", "0", "-1", "1e400", "1E-9", "0.5",
            "9".repeat(400), "\"\"", "\"2026-07-28\"", "\"2025-11-25\"", "\"x\"", "\"echo\"",
            "\"echo_prompt\"", "\"\\ud83d\"", "\"\\udc00\\ud800\"", "\"\\u0000\\r\\n\"",
            "\"gr\u00fc\u00df \u2603\"", "{}", "[]", "[".repeat(300) + "]".repeat(300),
            "[".repeat(3000) + "]".repeat(3000));

    private static final List<String> HEADERS = List.of("MCP-Protocol-Version", "Mcp-Method",
            "Mcp-Name", "Mcp-Session-Id", "Last-Event-ID", "mcp-protocol-version", "Mcp-Param-X");

    private static final List<String> TEXTS = List.of("2026-07-28", "2025-11-25", "9999-12-31", "x", "echo",
            "tools/call", "tools/list", "server/discover", "=?base64?ZWNobw==?=", "=?base64?%?=",
            "=?base64?Z?=", "=?base64?=", "=?base64??=", "=?base64?7aCA?=", "{0} {1}", "\"",
            ", ,", "x".repeat(5000));

    private final Random random = new Random(20260728);
    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void four_hundred_probes_of_random_shape_get_no_server_error() {
        for (int i = 0; i < 400; i++) {
            assertHandled(body(pick(METHODS), object(0)), headers());
        }
    }

    @Test
    void four_hundred_calls_of_the_stateless_era_with_random_parameters_get_no_server_error() {
        for (int i = 0; i < 400; i++) {
            String method = pick(METHODS.subList(3, 7));
            String name = pick(List.of("echo", "echo_prompt", "x"));
            String params = "{\"name\": \"" + name + "\", \"arguments\": " + value(0) + ", " + META + "}";
            assertHandled(body(method, params),
                    "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", method,
                    "Mcp-Name", random.nextBoolean() ? name : pick(TEXTS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MCP-Protocol-Version: \u00e9\u00ff", "MCP-Protocol-Version:",
        "Mcp-Method: \u0001", "Mcp-Name: \u00e9", "Mcp-Name:", "MCP-Protocol-Version: 2026-07-28\r\n folded",
        "Mcp-Method: \u0000"})
    void bytes_that_do_not_belong_into_a_header_get_no_server_error(String header) {
        String answer = wire.rawPost(header + "\r\n", body("server/discover", "{}"));

        assertFalse(answer.startsWith("HTTP/1.1 5") || answer.contains("-32603"), answer);
    }

    private void assertHandled(String body, String... headers) {
        HttpResponse<String> response = wire.post(body, headers);
        String probe = body + " " + List.of(headers) + " -> " + response.statusCode() + " " + response.body();

        assertEquals(0, response.statusCode() / 500, probe);
        assertFalse(response.body().contains("-32603"), probe);
    }

    private String body(String method, String params) {
        String id = pick(List.of("1", "\"a\"", "\"\"", "\"\\ud83d\"", "9".repeat(300)));
        return "{\"jsonrpc\": \"2.0\", \"id\": " + id + ", \"method\": \"" + method + "\", \"params\": "
                + params + "}";
    }

    private String[] headers() {
        List<String> headers = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            headers.addAll(List.of(pick(HEADERS), pick(TEXTS)));
        }
        return headers.toArray(String[]::new);
    }

    private String object(int depth) {
        List<String> members = new ArrayList<>(MEMBERS);
        List<String> chosen = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            chosen.add("\"" + members.remove(random.nextInt(members.size())) + "\": " + value(depth));
        }
        return "{" + String.join(", ", chosen) + "}";
    }

    private String value(int depth) {
        return depth < 4 && random.nextInt(3) > 0 ? object(depth + 1) : pick(VALUES);
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
