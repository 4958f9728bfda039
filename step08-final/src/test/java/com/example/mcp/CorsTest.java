package com.example.mcp;

import static com.example.mcp.Answers.accessControl;
import static com.example.mcp.Answers.header;
import static com.example.mcp.Answers.words;
import static com.example.mcp.Messages.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("5.4")
class CorsTest {

    private static final String INSPECTOR = "http://localhost:6274";
    private static final String ROOT = "/.well-known/oauth-protected-resource";

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POST | /mcp | " + PING + " | 200",
        "POST | /mcp | { | 400",
        "GET | /mcp | | 405",
        "GET | /nothing | | 404",
        "GET | " + ROOT + " | | 200",
        "GET | " + ROOT + "/mcp | | 200"})
    void a_page_of_an_allowed_origin_can_read_answers(String method, String path, String body, int status) {
        HttpResponse<String> response = wire.send(method, path, body,
                "Content-Type", "application/json", "Origin", INSPECTOR);

        assertEquals(status, response.statusCode(), response.body());
        assertEquals(INSPECTOR, header(response, "Access-Control-Allow-Origin"));
        assertEquals("none", header(response, "Access-Control-Allow-Credentials"), "cookies count");
    }

    @ParameterizedTest
    @CsvSource({"'', 401", "Bearer garbage, 401", "Bearer, 400"})
    void a_page_of_an_allowed_origin_can_read_the_challenge(String authorization, int status) {
        HttpResponse<String> response = wire.post(PING, "Authorization", authorization, "Origin", INSPECTOR);

        assertEquals(status, response.statusCode(), response.body());
        assertEquals(INSPECTOR, header(response, "Access-Control-Allow-Origin"));
        assertEquals("WWW-Authenticate", header(response, "Access-Control-Expose-Headers"), "exposed");
    }

    @ParameterizedTest
    @ValueSource(strings = {Wire.NONE, INSPECTOR})
    void a_cache_is_told_that_the_answer_depends_on_the_origin(String origin) {
        HttpResponse<String> response = wire.send("GET", ROOT, null, "Origin", origin);

        assertTrue(words(response, "Vary").contains("Origin"), "Vary: " + header(response, "Vary"));
    }

    @ParameterizedTest
    @Tag("control")
    @ValueSource(strings = {"/mcp", ROOT, ROOT + "/mcp"})
    void an_answer_to_a_program_that_is_no_browser_says_nothing_of_origins(String path) {
        assertEquals(List.of(), accessControl(wire.send("GET", path, null)));
    }

    @ParameterizedTest
    @Tag("control")
    @ValueSource(strings = {"Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"})
    void OPTIONS_that_is_no_preflight_is_a_request_like_others(String only) {
        String value = only.equals("Origin") ? "http://localhost:" + wire.port() : "POST";

        assertEquals(405, options(only, value).statusCode());
        assertEquals(401, options(only, value, "Authorization", Wire.NONE).statusCode());
    }

    private HttpResponse<String> options(String... headers) {
        return wire.send("OPTIONS", "/mcp", null, headers);
    }
}
