package com.example.mcp;

import static com.example.mcp.Answers.assertError;
import static com.example.mcp.Answers.json;
import static com.example.mcp.Answers.result;
import static com.example.mcp.Messages.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Which era a request is of, and what it is told when it is of none: decided for each request alone. */
@Tag("8.5")
class EraErrorsTest {

    private static final String CLAIM = "\"io.modelcontextprotocol/protocolVersion\": \"%s\"";
    private static final String CAPABILITIES = ", \"io.modelcontextprotocol/clientCapabilities\": {}";

    @RegisterExtension
    final Wire wire = Wire.with();

    /** Each row has all the faults of the rows below it, so the order of the rows is that of the checks. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "9999-12-31, false, 2025-11-25, -,          400, -32602",
        "9999-12-31, true,  2025-11-25, -,          400, -32020",
        "9999-12-31, true,  9999-12-31, -,          400, -32022",
        "2026-07-28, true,  2026-07-28, -,          400, -32020",
        "2026-07-28, true,  2026-07-28, tools/call, 400, -32020",
        "2026-07-28, true,  2026-07-28, no/such,    404, -32601"})
    void of_several_faults_the_first_one_counts(
            String claim, boolean capabilities, String header, String method, int status, int code) {
        String meta = CLAIM.formatted(claim) + (capabilities ? CAPABILITIES : "");
        String mirror = method == null ? Wire.NONE : method;

        assertRefused(status, code, post("no/such", meta,
                "MCP-Protocol-Version", header, "Mcp-Method", mirror));
    }

    @ParameterizedTest
    @ValueSource(strings = {"initialize", "ping", "notifications/initialized", "resources/list",
        "resources/templates/list", "resources/subscribe", "logging/setLevel",
        "completion/complete", "subscriptions/listen", "tasks/list", "rpc.discover", "no/such", "TOOLS/LIST"})
    void a_method_that_the_revision_or_this_server_does_not_have_is_404(String method) {
        String meta = CLAIM.formatted("2026-07-28") + CAPABILITIES;

        assertRefused(404, -32601, post(method, meta, "MCP-Protocol-Version", "2026-07-28",
                "Mcp-Method", method));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"2025-11-25, -", "2025-11-25, 2025-11-25", "2025-06-18, -",
        "2025-06-18, 2025-06-18", "-, 2025-06-18", "-, -"})
    @Tag("control")
    void a_method_that_the_handshake_era_does_not_have_is_200(String claim, String header) {
        String meta = claim == null ? "" : CLAIM.formatted(claim);
        String version = header == null ? Wire.NONE : header;

        assertRefused(200, -32601, post("server/discover", meta, "MCP-Protocol-Version", version));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"2025-11-25, -", "2025-06-18, 2025-06-18", "-, 2025-11-25", "-, -"})
    @Tag("control")
    void headers_that_the_handshake_era_does_not_have_are_not_read(String claim, String header) {
        String meta = claim == null ? "" : CLAIM.formatted(claim);
        HttpResponse<String> response = post("ping", meta, "Mcp-Method", "tools/call",
                "Mcp-Name", "=?base64?%?=", "MCP-Protocol-Version", header == null ? Wire.NONE : header);

        assertEquals("{}", result(response).toString());
    }

    @ParameterizedTest
    @CsvSource({"2025-11-25, 2025-06-18", "2025-06-18, 2025-11-25", "2025-11-25, 2026-07-28",
        "2025-06-18, 9999-12-31", "2025-06-18, x"})
    void a_handshake_version_in_the_body_and_another_one_in_the_header_is_a_contradiction(
            String claim, String header) {
        assertRefused(400, -32020, post("ping", CLAIM.formatted(claim), "MCP-Protocol-Version", header));
    }

    @Test
    void initialize_under_the_header_of_the_stateless_era_is_a_contradiction() {
        assertRefused(400, -32020, post("initialize", "", "MCP-Protocol-Version", "2026-07-28"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26", "9999-12-31", "v999.0.0", "2026-07-29", "2026-07-28 ",
        "x"})
    void an_unknown_version_in_the_body_is_told_the_known_ones(String version) {
        HttpResponse<String> response = post("tools/list", CLAIM.formatted(version) + CAPABILITIES);

        assertUnsupported(version, response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26", "9999-12-31", "v999.0.0", "2025-11", "x",
        "2025-06-18, 2025-11-25"})
    void an_unknown_version_in_the_header_alone_is_told_the_known_ones(String version) {
        assertUnsupported(version, post("tools/list", "", "MCP-Protocol-Version", version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25", "2026-07-28"})
    void a_repeated_version_header_is_no_version(String second) {
        assertRefused(400, -32020, post("ping", "", "MCP-Protocol-Version", "2025-06-18",
                "MCP-Protocol-Version", second));
    }

    private void assertUnsupported(String version, HttpResponse<String> response) {
        assertRefused(400, -32022, response);
        JsonNode data = json(response).at("/error/data");
        assertEquals("[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\"]", data.path("supported").toString());
        assertEquals(version, data.path("requested").stringValue("none"));
    }

    private HttpResponse<String> post(String method, String meta, String... headers) {
        return wire.post(request(method, "{\"_meta\": {%s}}".formatted(meta)), headers);
    }

    private static void assertRefused(int status, int code, HttpResponse<String> response) {
        assertEquals(1, assertError(status, code, response).path("id").intValue(0), response.body());
    }
}
