package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.1")
class SafeUrlTest {

    @RegisterExtension
    final World world = new World();

    @ParameterizedTest
    @Tag("control")
    @ValueSource(strings = {"http://evil.example/", "file:///etc/passwd", "javascript:alert(1)", "",
            "https://",
        "http://localhost@evil.example/", "https://good.example@evil.example/",
                "http://localhost.evil.example/",
        "http://127.0.0.1.evil.example/", "https://a/#fragment", "http://[::2]/", "https://a b/", "/relative",
        "https://evil\\@good.example/", "http://localhost:80x/", "//evil.example/"})
    void a_url_that_is_neither_https_nor_on_this_machine_is_refused(String url) {
        Stopped.because("x is neither https nor on this machine", () -> SafeUrl.of("x", url));
    }

    @ParameterizedTest
    @Tag("control")
    @ValueSource(strings = {"https://a.example", "https://a.example:8443/x?y=z", "http://localhost:9000/mcp",
        "http://127.0.0.1/", "http://[::1]:1/"})
    void https_anywhere_and_http_on_this_machine_are_accepted(String url) {
        assertEquals(url, SafeUrl.of("x", url).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization_endpoint", "token_endpoint", "registration_endpoint"})
    void an_endpoint_in_clear_text_stops_the_login_before_the_browser_opens(String name) {
        world.issuer.put(name, "http://evil.example/x");
        Stopped.because(name + " is neither https nor on this machine", world::call);
        assertEquals(List.of(), world.at("issuer", "/authorize"));
    }

    @ParameterizedTest
    @Tag("control")
    @ValueSource(strings = {"http://evil.example/callback?code=code-1", "http://evil.example/#code=code-1"})
    void the_sentence_leaves_out_what_may_be_a_code(String url) {
        Stopped.because("'http://evil.example/", () -> SafeUrl.of("x", url));
    }

    @Test
    void a_metadata_url_in_clear_text_is_not_fetched() {
        world.mcp.challenge = "Bearer resource_metadata=\"http://evil.example/x\"";
        Stopped.because("resource_metadata is neither https nor on this machine", world::call);
    }

    @Test
    void a_metadata_url_without_a_scheme_is_not_fetched() {
        world.mcp.challenge = "Bearer resource_metadata=\"//evil.example/x\"";
        Stopped.because("resource_metadata is neither https nor on this machine", world::call);
    }

    @Test
    void an_issuer_in_clear_text_is_not_asked() {
        world.resource.putArray("authorization_servers").add("http://evil.example");
        Stopped.because("authorization_servers is neither https nor on this machine", world::call);
    }

    @Test
    @Tag("control")
    void a_server_in_clear_text_is_not_called() {
        Stopped.because("neither https nor on this machine", () -> world.oauthAt("http://evil.example/mcp"));
    }
}
