package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An issuer that cannot answer now has not said no. */
@Tag("8.3")
class NotNowTest {

    @RegisterExtension
    final World world = new World();

    private McpClient client;

    @BeforeEach
    void logInAndLetTheTokenExpire() {
        world.login.refreshable = true;
        client = world.clientWithAnExpiredToken();
    }

    private void tokenEndpointAnswers(World.Answer answer) {
        world.pages.put("issuer /token", request -> answer);
    }

    private void assertNextCallRefreshesWithoutALogin() {
        world.pages.put("issuer /token", world.login::token);
        assertEquals("tools/call", World.call(client).path("called").asString());
        assertEquals("refresh-1", world.tokenRequest().parameters().get("refresh_token"));
        assertEquals(1, world.logins());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void an_issuer_that_cannot_answer_now_is_told_and_the_refresh_token_stays(int status) {
        tokenEndpointAnswers(World.Answer.json(status, Map.of("error", "invalid_grant")));
        Stopped.because("/token answered " + status + ": not now.", () -> World.call(client));
        assertEquals(1, world.logins());
        assertNextCallRefreshesWithoutALogin();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "Fri, 31 Dec 2027 23:59:59 GMT"})
    void the_Retry_After_of_the_issuer_is_told(String when) {
        tokenEndpointAnswers(new World.Answer(429, Map.of("Retry-After", when), "<html>"));
        Stopped.because("/token answered 429: not now (Retry-After: " + when + ").",
                () -> World.call(client));
        assertNextCallRefreshesWithoutALogin();
    }

    @Test
    void an_answer_that_nobody_understands_is_no_refusal() {
        tokenEndpointAnswers(World.Answer.html(200));
        Stopped.because("/token answered 200: nothing that can be used.", () -> World.call(client));
        assertNextCallRefreshesWithoutALogin();
    }

    @Test
    void a_redirect_is_no_refusal() {
        tokenEndpointAnswers(World.Answer.to(world.url("elsewhere", "/")));
        Stopped.because("/token answered 307", () -> World.call(client));
        assertNextCallRefreshesWithoutALogin();
    }

    @Test
    void metadata_that_cannot_be_read_now_is_no_reason_to_log_in() {
        var document = world.pages.put("issuer /.well-known/oauth-authorization-server",
                request -> World.Answer.status(503));
        Stopped.because("answered 503: not now.", () -> World.call(client));
        world.pages.put("issuer /.well-known/oauth-authorization-server", document);
        assertNextCallRefreshesWithoutALogin();
    }

    @Test
    void a_login_whose_code_cannot_be_exchanged_now_is_told() {
        tokenEndpointAnswers(new World.Answer(503, Map.of("Retry-After", "5"), ""));
        Stopped.because("/token answered 503: not now (Retry-After: 5).", world::call);
    }

    @Test
    void a_registration_that_cannot_be_made_now_is_told() {
        world.pages.put("issuer /register", request -> new World.Answer(429, Map.of("Retry-After", "5"), ""));
        Stopped.because("/register answered 429: not now (Retry-After: 5).", world::call);
    }

    @Test
    void a_server_that_cannot_answer_now_is_told_with_its_Retry_After() {
        world.serverAnswers(request -> new World.Answer(429, Map.of("Retry-After", "5"), ""));
        Stopped.because("tools/call failed: 429 and no answer (Retry-After: 5).", world::call);
    }
}
