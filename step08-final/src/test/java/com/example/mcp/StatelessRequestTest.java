package com.example.mcp;

import static com.example.mcp.Answers.answer;
import static com.example.mcp.Answers.assertError;
import static com.example.mcp.Answers.json;
import static com.example.mcp.Answers.result;
import static com.example.mcp.Messages.TOOLS_LIST;
import static com.example.mcp.Messages.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A request of the revision 2026-07-28 says in its body which revision it is of, and what its client can. */
@Tag("8.5")
class StatelessRequestTest {

    private static final String HEADER = "MCP-Protocol-Version";
    private static final String VERSION = "\"io.modelcontextprotocol/protocolVersion\": \"2026-07-28\"";
    private static final String CAPABILITIES = "\"io.modelcontextprotocol/clientCapabilities\": {}";

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void a_request_that_says_its_version_and_capabilities_is_served_without_any_other_before_it() {
        JsonNode result = result(list(VERSION + "," + CAPABILITIES));

        assertEquals("echo", result.at("/tools/0/name").stringValue("none"), result.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": \"test\", \"version\": \"1\"}", "{}", "null", "5", "[]"})
    void what_a_client_says_of_itself_changes_nothing(String clientInfo) {
        String info = "\"io.modelcontextprotocol/clientInfo\": " + clientInfo;

        assertEquals(200, list(VERSION + "," + CAPABILITIES + "," + info).statusCode());
    }

    @Test
    void metadata_that_the_server_does_not_know_is_ignored() {
        String other = "\"progressToken\": 7, \"traceparent\": \"x\", \"com.example/x\": {\"y\": null}";

        assertEquals(200, list(VERSION + "," + CAPABILITIES + "," + other).statusCode());
    }

    @Test
    void capabilities_that_the_server_does_not_know_are_ignored() {
        String all = CAPABILITIES.replace("{}", "{\"sampling\": {}, \"x\": 1}");

        assertEquals(200, list(VERSION + "," + all).statusCode());
    }

    @Test
    void a_request_without_capabilities_is_incomplete() {
        assertIncomplete(list(VERSION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"none\"", "true", "0"})
    void capabilities_that_are_no_object_are_as_good_as_none(String capabilities) {
        assertIncomplete(list(VERSION + "," + CAPABILITIES.replace("{}", capabilities)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "20260728", "[\"2026-07-28\"]", "{}", "true"})
    void a_version_that_is_no_string_is_as_good_as_none(String version) {
        assertIncomplete(list(VERSION.replace("\"2026-07-28\"", version) + "," + CAPABILITIES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"_meta\": {}}", "{}", "{\"_meta\": null}", "{\"_meta\": []}", "[]", "null",
        "{\"_meta\": {\"io.modelcontextprotocol/clientCapabilities\": {}}}",
        "{\"_meta\": {\"protocolVersion\": \"2026-07-28\", \"clientCapabilities\": {}}}",
        "{\"io.modelcontextprotocol/protocolVersion\": \"2026-07-28\"}"})
    void the_header_alone_does_not_make_a_request_complete(String params) {
        assertIncomplete(post("tools/list", params, HEADER, "2026-07-28", "Mcp-Method", "tools/list"));
    }

    @Test
    void a_request_without_parameters_is_incomplete_too() {
        assertIncomplete(wire.post(TOOLS_LIST, HEADER, "2026-07-28"));
    }

    @Test
    void the_error_of_an_incomplete_request_names_what_it_lacks() {
        String message = json(list(VERSION)).at("/error/message").stringValue("");

        assertTrue(message.contains("io.modelcontextprotocol/clientCapabilities"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "9999-12-31"})
    void each_request_has_to_be_complete_by_itself(String claim) {
        String params = "{\"_meta\": {" + VERSION.replace("2026-07-28", claim) + "}}";

        assertEquals(200, list(VERSION + "," + CAPABILITIES).statusCode());
        assertIncomplete(post("tools/list", params, HEADER, claim, "Mcp-Method", "tools/list"));
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "-1, -1", "'\"x\"', '\"x\"'", "'\"7\"', '\"7\"'",
        "123456789012345678901234567890, 123456789012345678901234567890"})
    void the_id_comes_back_with_its_type(String id, String echoed) {
        HttpResponse<String> response = wire.post("""
                {"jsonrpc": "2.0", "id": %s, "method": "tools/list", "params": {"_meta": {%s, %s}}}"""
                .formatted(id, VERSION, CAPABILITIES), HEADER, "2026-07-28", "Mcp-Method", "tools/list");

        assertEquals(echoed, answer(response).path("id").toString());
    }

    /** Posts a request that is complete but for what {@code meta} lacks. */
    private HttpResponse<String> list(String meta) {
        return post("tools/list", "{\"_meta\": {" + meta + "}}", HEADER, "2026-07-28",
                "Mcp-Method", "tools/list");
    }

    private HttpResponse<String> post(String method, String params, String... headers) {
        return wire.post(request(method, params), headers);
    }

    private static void assertIncomplete(HttpResponse<String> response) {
        assertEquals(1, assertError(400, -32602, response).path("id").intValue(0), response.body());
    }
}
