package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.mcp.keycloak.KeycloakLogin;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.3")
class KeycloakLoginTest {

    private static final String LOGIN = """
            <form id="kc-form-login" action="%s" method="post">
            <input name="username"/><input name="password" type="password"/></form>""";
    private static final String CONSENT = """
            <form class="x" action="/consent?a=1&amp;b=2" method="POST">
            <input type="hidden" name="code" value="tab"/>
            <input name="accept" type="submit" value="Yes"/></form>""";
    private String redirect;

    @RegisterExtension
    final World world = new World();

    private void keycloak(String action) {
        HttpTransport http = new HttpTransport(world.timeout, world.observed::add);
        world.browser = new KeycloakLogin(http, "mcp-user", "s3cret");
        world.pages.put("issuer /authorize", request -> {
            redirect = world.login.authorize(request).headers().get("Location");
            return new World.Answer(200, Map.of("Set-Cookie", "AUTH=1; Path=/; Secure; HttpOnly"),
                    LOGIN.formatted(action));
        });
        world.pages.put("issuer /login", request ->
                new World.Answer(200, Map.of("Set-Cookie", "SSO=2; Secure"), CONSENT));
        world.pages.put("issuer /consent", request -> World.Answer.to(redirect));
    }

    @Test
    void the_forms_are_filled_in_and_the_redirect_is_followed() {
        keycloak("/login?x=1&amp;y=2");
        assertEquals("tools/call", world.call().path("called").asString());
        assertEquals("x=1&y=2", world.at("issuer", "/login").getFirst().query());
        assertTrue(world.at("issuer", "/login").getFirst().body().contains("username=mcp-user"));
        assertTrue(world.at("issuer", "/consent").getFirst().body().contains("accept=Yes"));
    }

    @Test
    void secure_cookies_come_back_over_http_on_this_machine() {
        keycloak("/login");
        world.call();
        assertEquals("AUTH=1", world.at("issuer", "/login").getFirst().header("Cookie"));
        assertEquals("AUTH=1; SSO=2", world.at("issuer", "/consent").getFirst().header("Cookie"));
    }

    @Test
    void a_form_that_points_elsewhere_gets_no_password() {
        keycloak(world.url("elsewhere", "/login"));
        Stopped.because("would send the password elsewhere", world::call);
        assertEquals(0, world.at("elsewhere", "/login").size());
    }

    @Test
    void a_wrong_password_stops_the_login() {
        keycloak("/login");
        world.pages.put("issuer /login", request ->
                new World.Answer(200, Map.of(), LOGIN.formatted("/login")));
        Stopped.because("did not log mcp-user in", world::call);
        assertEquals(1, world.at("issuer", "/login").size());
    }

    @Test
    void an_error_page_stops_the_login() {
        keycloak("/login");
        world.pages.put("issuer /login", request -> World.Answer.status(400));
        Stopped.because("400 and did not log mcp-user in", world::call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<form", "<form action", "<input name=\"code\"", "<input name=\"code\" value"})
    void a_hostile_page_is_read_in_time(String piece) {
        keycloak("/login");
        world.pages.put("issuer /login", request -> new World.Answer(200, Map.of(), piece.repeat(40_000)));
        Stopped.because("did not log mcp-user in", world::call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[x y", "ht tp://x", "%"})
    void an_address_that_cannot_be_read_stops_the_login(String location) {
        keycloak("/login");
        world.pages.put("issuer /login", request -> World.Answer.to(location));
        Stopped.because("cannot be read", world::call);
    }

    @Test
    void an_endless_redirect_stops_the_login() {
        keycloak("/login");
        world.pages.put("issuer /login", request -> World.Answer.to("/login"));
        Stopped.because("did not end after", world::call);
    }

    @Test
    void the_listener_on_this_machine_gets_no_cookie() {
        keycloak("/login");
        world.pages.put("issuer /consent", request -> World.Answer.to(world.url("elsewhere", "/callback")));
        world.patience = java.time.Duration.ofMillis(300);
        Stopped.because("No redirect", world::call);
        assertNull(world.at("elsewhere", "/callback").getFirst().header("Cookie"));
    }
}
