package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a client may name when it registers itself. */
@Tag("7.3")
@Tag("control")
class RegisteredAddressTest {

    @BeforeAll
    static void keycloak_runs() {
        Keycloaks.url();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/callback", "http://127.0.0.1:99/", "http://localhost:33418/",
        "http://127.0.0.1:19876/mcp/oauth/callback", "http://localhost:5173"})
    void a_redirect_to_this_machine_is_registered(String redirect) {
        assertRegistered("redirect_uris", List.of(redirect));
    }

    @Test
    void the_redirects_of_two_editors_are_registered() {
        assertRegistered("redirect_uris", List.of("http://127.0.0.1/", "http://127.0.0.1:33418/",
                "https://vscode.dev/redirect", "https://insiders.vscode.dev/redirect"));
        assertRegistered("redirect_uris", List.of("cursor://anysphere.cursor-mcp/oauth/callback",
                "https://www.cursor.com/agents/mcp/oauth/callback", "http://localhost:8787/callback"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/callback", "http://localhost.evil.example/callback",
        "http://127.0.0.1.nip.io/callback", "http://evil.example:80/callback",
        "http://x@evil.example/callback", "https://github.com/callback",
        "https://claude.ai/api/mcp/auth_callback",
        "https://vscode.dev/other",
        "http://vscode.dev/redirect", "https://vscode.dev/redirect?to=x", "evil://127.0.0.1/callback",
        "cursor://evil/oauth/callback", "urn:ietf:wg:oauth:2.0:oob", "javascript:alert(1)"})
    void a_redirect_to_elsewhere_is_not_registered(String redirect) {
        assertRefused("redirect_uris", List.of(redirect));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "/*", "http://127.0.0.1/*", "http://localhost:5173/*", "http://127.0.0.1*",
        "https://vscode.dev/*"})
    void a_redirect_that_stands_for_many_is_not_registered(String redirect) {
        assertRefused("redirect_uris", List.of(redirect));
    }

    @Test
    void one_redirect_to_elsewhere_among_good_ones_is_one_too_many() {
        assertRefused("redirect_uris", List.of("http://127.0.0.1/callback", "https://evil.example/callback"));
    }

    @Test
    void a_redirect_to_elsewhere_does_not_come_by_an_update_either() {
        HttpResponse<String> response = Registration.update(
                Registration.create(), "redirect_uris", List.of("https://evil.example/callback"));

        assertEquals(403, response.statusCode(), response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://github.com/modelcontextprotocol/inspector", "https://opencode.ai",
        "https://code.visualstudio.com", "http://localhost:5173"})
    void the_home_page_of_a_known_client_is_registered(String page) {
        assertRegistered("client_uri", page);
    }

    @ParameterizedTest
    @CsvSource({"client_uri, https://evil.example/", "client_uri, https://github.com.evil.example/",
        "client_uri, https://evil.github.com/", "client_uri, http://github.com/",
        "logo_uri, https://evil.example/x.png", "policy_uri, https://evil.example/",
        "tos_uri, https://evil.example/"})
    void a_page_of_somebody_else_is_not_shown_to_the_user(String name, String page) {
        assertRefused(name, page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwks_uri", "sector_identifier_uri", "backchannel_logout_uri",
        "backchannel_client_notification_endpoint"})
    void no_stranger_tells_Keycloak_which_address_to_call(String name) {
        assertRefused(name, "https://evil.example/");
        assertRefused(name, "http://127.0.0.1:8080/admin");
    }

    private static void assertRegistered(String name, Object value) {
        HttpResponse<String> response = Registration.send(name, value);

        assertEquals(201, response.statusCode(), response.body());
    }

    private static void assertRefused(String name, Object value) {
        HttpResponse<String> response = Registration.send(name, value);

        assertEquals(403, response.statusCode(), response.body());
        assertTrue(response.body().contains("invalid_client_metadata"), response.body());
    }
}
