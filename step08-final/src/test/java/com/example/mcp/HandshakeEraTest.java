package com.example.mcp;

import static com.example.mcp.Answers.answer;
import static com.example.mcp.Answers.assertError;
import static com.example.mcp.Answers.json;
import static com.example.mcp.Answers.result;
import static com.example.mcp.Messages.META;
import static com.example.mcp.Messages.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Clients of the handshake era do not notice that the server speaks the stateless one too. */
@Tag("8.5")
class HandshakeEraTest {

    /** What only the revision 2026-07-28 has. */
    private static final Set<String> STATELESS =
            Set.of("resultType", "ttlMs", "cacheScope", "supportedVersions");

    private static final Map<String, String> REQUESTS = Map.of(
            "initialize", "\"protocolVersion\": \"%s\", \"capabilities\": {}, "
                    + "\"clientInfo\": {\"name\": \"test\", \"version\": \"1\"}",
            "ping", "\"x\": 1",
            "tools/list", "\"x\": 1",
            "prompts/list", "\"x\": 1",
            "tools/call", "\"name\": \"echo\", \"arguments\": {\"message\": \"hi\"}",
            "prompts/get", "\"name\": \"echo_prompt\", \"arguments\": {\"message\": \"hi\"}");

    @RegisterExtension
    final Wire wire = Wire.with();

    static Stream<List<String>> requests() {
        return Stream.of("2025-06-18", "2025-11-25")
                .flatMap(version -> REQUESTS.keySet().stream().sorted()
                        .map(method -> List.of(method, version)));
    }

    @ParameterizedTest
    @MethodSource("requests")
    @Tag("control")
    void no_answer_has_a_member_of_the_stateless_era(List<String> request) {
        String params = REQUESTS.get(request.get(0)).formatted(request.get(1));

        assertServed(post(request.get(0), params, "MCP-Protocol-Version", request.get(1)));
    }

    @ParameterizedTest
    @MethodSource("requests")
    @Tag("control")
    void no_answer_to_a_request_that_names_its_version_in_the_body_has_one_either(List<String> request) {
        String params = REQUESTS.get(request.get(0)).formatted(request.get(1));
        String meta = ", \"_meta\": {\"io.modelcontextprotocol/protocolVersion\": \"%s\"}";

        assertServed(post(request.get(0), params + meta.formatted(request.get(1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "prompts/list", "tools/call", "prompts/get", "ping"})
    @Tag("control")
    void no_answer_to_a_request_without_any_version_has_one_either(String method) {
        assertServed(post(method, REQUESTS.get(method)));
    }

    @ParameterizedTest
    @CsvSource({"tools/call, '\"name\": \"nothing\"', -32602", "no/such, '', -32601",
        "tools/list, '\"cursor\": \"x\"', -32602", "initialize, '', -32602"})
    @Tag("control")
    void errors_are_those_of_the_handshake_era(String method, String params, int code) {
        HttpResponse<String> response = post(method, params, "MCP-Protocol-Version", "2025-11-25");

        assertFalse(assertError(200, code, response).at("/error").has("data"), response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2024-11-05", "9999-12-31"})
    @Tag("control")
    void the_stateless_revision_is_never_agreed_to_by_initialize(String offer) {
        HttpResponse<String> response = post("initialize", REQUESTS.get("initialize").formatted(offer));

        assertEquals("2025-11-25", json(response).at("/result/protocolVersion").stringValue("none"));
    }

    @Test
    void both_eras_are_served_side_by_side_and_keep_their_shape() {
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> stateless = post("tools/list", META,
                    "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/list");

            assertTrue(result(stateless).has("resultType"), stateless.body());
            assertServed(post("tools/list", "\"x\": 1", "MCP-Protocol-Version", "2025-06-18"));
        }
    }

    private HttpResponse<String> post(String method, String params, String... headers) {
        return wire.post(request(method, "{" + params + "}"), headers);
    }

    private static void assertServed(HttpResponse<String> response) {
        assertFalse(hasStatelessMember(answer(response)), response.body());
        assertTrue(json(response).has("result"), response.body());
    }

    private static boolean hasStatelessMember(JsonNode node) {
        return node.propertyNames().stream()
                .anyMatch(name -> STATELESS.contains(name) || name.startsWith("io.modelcontextprotocol/"))
                || node.valueStream().anyMatch(HandshakeEraTest::hasStatelessMember);
    }
}
