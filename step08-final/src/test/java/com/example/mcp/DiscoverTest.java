package com.example.mcp;

import static com.example.mcp.Answers.json;
import static com.example.mcp.Answers.result;
import static com.example.mcp.Messages.initialize;
import static com.example.mcp.Messages.stateless;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Tag("8.5")
class DiscoverTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void the_server_says_which_revisions_it_speaks_newest_first() {
        assertEquals("[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\"]",
                discover().path("supportedVersions").toString());
    }

    @Test
    void every_revision_that_an_error_offers_is_one_that_discovery_names() {
        JsonNode error = json(wire.post(stateless("tools/list", "").replace("2026-07-28", "9999-12-31"),
                "MCP-Protocol-Version", "9999-12-31", "Mcp-Method", "tools/list")).path("error");

        assertEquals(discover().path("supportedVersions"), error.at("/data/supported"), error.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25"})
    void every_handshake_revision_that_discovery_names_is_one_that_initialize_agrees_to(String version) {
        JsonNode initialized = result(wire.post(initialize(version)));

        assertEquals(version, initialized.path("protocolVersion").stringValue("none"));
        assertTrue(discover().path("supportedVersions").toString().contains(version), version);
    }

    @Test
    void the_server_says_that_it_has_tools_and_prompts_and_nothing_else() {
        assertEquals("{\"tools\":{},\"prompts\":{}}", discover().path("capabilities").toString());
    }

    @Test
    void the_answer_is_complete_and_has_no_other_member() {
        JsonNode result = discover();

        assertEquals("complete", result.path("resultType").stringValue("none"));
        assertEquals(
                Set.of("supportedVersions", "capabilities", "ttlMs", "cacheScope", "resultType", "_meta"),
                Set.copyOf(result.propertyNames()));
    }

    @Test
    void a_token_without_a_scope_is_enough() {
        String token = TestIssuer.sign(wire.claims().claim("scope", null).build());

        HttpResponse<String> response =
                wire.postStateless("server/discover", "", "Authorization", "Bearer " + token);

        assertEquals(200, response.statusCode(), response.body());
    }

    @Test
    @Tag("control")
    void a_token_is_needed() {
        HttpResponse<String> response = wire.postStateless("server/discover", "", "Authorization", Wire.NONE);

        assertEquals(401, response.statusCode(), response.body());
    }

    private JsonNode discover() {
        return result(wire.postStateless("server/discover", ""));
    }
}
