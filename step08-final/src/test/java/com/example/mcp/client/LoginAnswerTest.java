package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.3")
class LoginAnswerTest {

    @RegisterExtension
    final World world = new World();

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "a"})
    void a_state_that_is_not_the_whole_state_stops_the_login(String state) {
        world.login.redirect = redirect -> redirect.put("state", state);
        Stopped.because("a state that this client did not send", world::call);
        assertEquals(0, world.at("issuer", "/token").size());
    }

    @Test
    void the_beginning_of_the_state_is_not_the_state() {
        world.login.redirect = redirect -> redirect.compute("state", (name, state) -> state.substring(0, 35));
        Stopped.because("a state that this client did not send", world::call);
    }

    @Test
    void a_type_of_token_in_lower_case_is_the_same_type() {
        world.pages.put("issuer /token", request -> {
            World.Answer answer = world.login.token(request);
            return new World.Answer(200, answer.headers(), answer.body().replace("Bearer", "bearer"));
        });
        assertEquals("tools/call", world.call().path("called").asString());
    }

    @Test
    void the_redirect_comes_to_the_port_that_the_issuer_knows() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            world.port = free.getLocalPort();
        }
        world.call();
        assertEquals("http://127.0.0.1:" + world.port + "/callback", world.asked().get("redirect_uri"));
    }

    @Test
    void the_listener_is_closed_also_when_the_login_fails() {
        URI[] seen = new URI[1];
        world.patience = Duration.ofMillis(300);
        world.browser = url -> seen[0] = url;
        Stopped.because("No redirect came within", world::call);
        int port = Integer.parseInt(seen[0].toString()
                .replaceAll(".*127.0.0.1%3A(\\d+)%2Fcallback.*", "$1"));

        assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", port).close());
    }

    @Test
    void the_second_login_uses_the_registered_redirect_uri_again() {
        World.call(world.clientWithAnExpiredToken());

        assertEquals(2, world.logins());
        assertEquals(1, world.at("issuer", "/authorize").stream()
                .map(it -> it.parameters().get("redirect_uri")).distinct().count());
    }

    @Test
    void an_interrupted_caller_does_not_wait_for_the_person() throws InterruptedException {
        CountDownLatch opened = new CountDownLatch(1);
        world.patience = Duration.ofSeconds(60);
        world.browser = url -> opened.countDown();
        Thread caller = Thread.ofVirtual().start(() -> Stopped.because("Interrupted", world::call));
        assertTrue(opened.await(10, TimeUnit.SECONDS), "no browser opened");
        caller.interrupt();
        assertTrue(caller.join(Duration.ofSeconds(10)), "still waiting");
    }
}
