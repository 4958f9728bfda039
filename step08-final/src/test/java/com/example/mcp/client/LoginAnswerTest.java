package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.1")
@Tag("control")
class LoginAnswerTest {
    private World world;

    @BeforeEach
    void open() throws IOException {
        world = new World();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "a"})
    void aStateThatIsNotTheWholeStateStopsTheLogin(String state) {
        world.login.redirect = redirect -> redirect.put("state", state);
        Stopped.because("a state that this client did not send", world::call);
        assertEquals(0, world.at("issuer", "/token").size());
    }

    @Test
    void theBeginningOfTheStateIsNotTheState() {
        world.login.redirect = redirect -> redirect.compute("state", (name, state) -> state.substring(0, 35));
        Stopped.because("a state that this client did not send", world::call);
    }

    @Test
    void aTypeOfTokenInLowerCaseIsTheSameType() {
        world.pages.put("issuer /token", request -> {
            World.Answer answer = world.login.token(request);
            return new World.Answer(200, answer.headers(), answer.body().replace("Bearer", "bearer"));
        });
        assertEquals("tools/call", world.call().path("called").asString());
    }

    @Test
    void theRedirectComesToThePortThatTheIssuerKnows() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            world.port = free.getLocalPort();
        }
        world.call();
        assertEquals("http://127.0.0.1:" + world.port + "/callback",
                world.at("issuer", "/authorize").getFirst().parameters().get("redirect_uri"));
    }

    @Test
    void anInterruptedCallerDoesNotWaitForThePerson() throws InterruptedException {
        CountDownLatch opened = new CountDownLatch(1);
        world.patience = Duration.ofSeconds(60);
        world.browser = url -> opened.countDown();
        Thread caller = Thread.ofVirtual().start(() -> Stopped.because("Interrupted", world::call));
        assertTrue(opened.await(10, TimeUnit.SECONDS), "no browser opened");
        caller.interrupt();
        assertTrue(caller.join(Duration.ofSeconds(10)), "still waiting");
    }
}
