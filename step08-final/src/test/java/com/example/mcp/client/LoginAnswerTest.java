package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
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
        assertEquals("http://127.0.0.1:" + world.port + "/callback",
                world.at("issuer", "/authorize").getFirst().parameters().get("redirect_uri"));
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
