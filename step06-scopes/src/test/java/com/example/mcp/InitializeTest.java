package com.example.mcp;

import static com.example.mcp.Answers.assertError;
import static com.example.mcp.Answers.holdsNull;
import static com.example.mcp.Answers.result;
import static com.example.mcp.Messages.initialize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Tag("2.4")
class InitializeTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25"})
    void a_supported_version_is_agreed_to(String version) {
        assertEquals(version, agreedTo(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26", "2026-07-28", "9999-12-31", "1.0", "", " 2025-06-18"})
    void any_other_version_gets_the_newest_one_as_a_counter_offer(String version) {
        assertEquals("2025-11-25", agreedTo(version));
    }

    @Test
    void the_server_says_who_it_is() {
        JsonNode server = result(wire.post(initialize("2025-11-25"))).path("serverInfo");

        assertEquals("echo-mcp-server", server.path("name").stringValue(""));
        assertFalse(server.path("version").stringValue("").isBlank(), server.toString());
    }

    @Test
    void each_capability_is_an_object() {
        JsonNode capabilities = result(wire.post(initialize("2025-11-25"))).path("capabilities");

        assertTrue(capabilities.isObject(), capabilities.toString());
        capabilities.forEach(capability -> assertTrue(capability.isObject(), capabilities.toString()));
    }

    @Test
    void the_answer_holds_no_null() {
        JsonNode result = result(wire.post(initialize("2025-11-25")));

        assertFalse(holdsNull(result), result.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25", "2024-11-05", "9999-12-31", "x"})
    void any_version_header_is_fine_because_clients_send_their_newest_one_here(String header) {
        HttpResponse<String> response = wire.post(initialize("2025-06-18"), "MCP-Protocol-Version", header);

        assertEquals("2025-06-18", result(response).path("protocolVersion").stringValue(""));
    }

    @Test
    void what_the_server_does_not_know_of_a_client_is_ignored() {
        JsonNode result = result(wire.post("""
                {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
                  "protocolVersion": "2025-06-18", "capabilities": {"roots": {"listChanged": true}, "x": {}},
                  "clientInfo": {"name": "test", "version": "1", "title": "T", "icons": []}, "x": null}}"""));

        assertEquals("2025-06-18", result.path("protocolVersion").stringValue(""));
    }

    @Test
    void parameters_are_required() {
        assertRefused("""
                {"jsonrpc": "2.0", "id": 1, "method": "initialize"}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"protocolVersion", "capabilities", "clientInfo"})
    void a_missing_parameter_is_an_error(String name) {
        assertRefused(initialize("2025-11-25").replace("\"" + name + "\"", "\"other\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "version"})
    void a_client_that_does_not_say_who_it_is_gets_an_error(String member) {
        assertRefused(initialize("2025-11-25").replace("\"" + member + "\"", "\"other\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "{}", "[\"2025-11-25\"]"})
    void a_version_that_is_no_string_is_an_error(String version) {
        assertRefused(initialize("2025-11-25").replace("\"2025-11-25\"", version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"none\""})
    void capabilities_that_are_no_object_are_an_error(String capabilities) {
        assertRefused(initialize("2025-11-25").replace("{}", capabilities));
    }

    private String agreedTo(String version) {
        return result(wire.post(initialize(version))).path("protocolVersion").stringValue("");
    }

    private void assertRefused(String request) {
        assertError(200, -32602, wire.post(request));
    }
}
