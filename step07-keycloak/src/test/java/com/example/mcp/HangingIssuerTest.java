package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The issuer is connected and does not answer: only callers with an unknown key wait, and not long. */
@Tag("7.4")
@Execution(ExecutionMode.CONCURRENT)
class HangingIssuerTest {

    /** Four seconds, and what a busy machine adds. Who waited for two fetches in a row would need eight. */
    private static final Duration LONGEST = Duration.ofSeconds(7);
    private static final RSAKey NEW = TestIssuer.newKey("new");

    private record Answer(int status, Duration time) {
    }

    @Test
    void requests_do_not_queue_behind_an_issuer_that_never_answers() throws Exception {
        try (ServerSocket silent = listen(); Wire wire = open(silent)) {
            assertAllUnavailable(callers(wire, 40));
        }
    }

    @Test
    void they_do_not_queue_behind_one_that_sends_a_byte_of_the_status_line_a_second() throws Exception {
        try (ServerSocket slow = listen(); Wire wire = open(slow)) {
            Thread.startVirtualThread(() -> dripTo(slow));

            assertAllUnavailable(callers(wire, 40));
        }
    }

    @Test
    void they_do_not_queue_behind_one_that_sends_a_byte_of_the_body_a_second() throws Exception {
        try (KeycloakDoor door = KeycloakDoor.open(); Wire wire = Wire.open(door.settings());
                ExecutorService others = Executors.newSingleThreadExecutor()) {
            door.drip();
            Future<List<Answer>> first = others.submit(() -> callers(wire, 1));
            Thread.sleep(2_000); // so the others wait for the end of a fetch, and one of them makes another

            assertAllUnavailable(callers(wire, 40));
            assertAllUnavailable(first.get());
        }
    }

    @Test
    void a_token_of_a_known_key_does_not_wait_for_such_an_issuer() throws Exception {
        try (KeycloakDoor door = KeycloakDoor.open(); Wire wire = Wire.open(door.settings());
                ExecutorService others = Executors.newSingleThreadExecutor()) {
            assertEquals(200, ping(wire, TestIssuer.key()).status());
            door.drip();

            Future<List<Answer>> waiting = others.submit(() -> callers(wire, 40));
            do {
                Answer answer = ping(wire, TestIssuer.key());
                assertEquals(200, answer.status());
                assertTrue(answer.time().toMillis() < 2_000, answer.toString());
                Thread.sleep(20); // or the calls would exceed what a user may make in a minute
            } while (!waiting.isDone());
            assertAllUnavailable(waiting.get());
        }
    }

    @Test
    void a_new_key_is_not_stuck_behind_unknown_ones_when_the_issuer_is_slow() throws Exception {
        try (KeycloakDoor door = KeycloakDoor.open(); Wire wire = Wire.open(door.settings());
                ExecutorService others = Executors.newSingleThreadExecutor()) {
            assertEquals(200, ping(wire, TestIssuer.key()).status());
            door.publish(TestIssuer.key(), NEW);
            door.delay(Duration.ofMillis(500)); // for each of two documents

            Future<List<Answer>> before = others.submit(() -> callers(wire, 40));
            Thread.sleep(100);
            Answer answer = ping(wire, NEW);

            assertEquals(200, answer.status());
            assertTrue(answer.time().compareTo(LONGEST) < 0, answer.toString());
            before.get().forEach(other -> assertEquals(401, other.status()));
        }
    }

    @Test
    @Timeout(60)
    void the_server_works_as_soon_as_the_issuer_does() throws Exception {
        try (KeycloakDoor door = KeycloakDoor.open(); Wire wire = Wire.open(door.settings())) {
            door.delay(Duration.ofSeconds(3));
            assertEquals(503, ping(wire, TestIssuer.key()).status());

            door.delay(Duration.ZERO);
            assertEquals(200, Attempts.untilItIs(200, () -> ping(wire, TestIssuer.key()).status()));
        }
    }

    /** Sends tokens that all name other unknown keys at once, and returns the answers. */
    private static List<Answer> callers(Wire wire, int number) throws Exception {
        List<RSAKey> keys = IntStream.range(0, number)
                .mapToObj(i -> new RSAKey.Builder(TestIssuer.key()).keyID("unknown-" + i).build()).toList();
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> calls =
                    keys.stream().map(key -> threads.submit(() -> ping(wire, key))).toList();
            for (Future<Answer> call : calls) {
                answers.add(call.get());
            }
        }
        return answers;
    }

    private static void assertAllUnavailable(List<Answer> answers) {
        for (Answer answer : answers) {
            assertEquals(503, answer.status());
            assertTrue(answer.time().compareTo(LONGEST) < 0, answer.toString());
        }
    }

    private static Answer ping(Wire wire, RSAKey key) {
        String token = TestIssuer.sign(wire.claims().build(), key);
        long start = System.nanoTime();
        int status = wire.ping(token);
        return new Answer(status, Duration.ofNanos(System.nanoTime() - start));
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static void dripTo(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            for (char next : ("HTTP/1.1 200 " + "O".repeat(60)).toCharArray()) {
                socket.getOutputStream().write(next);
                Thread.sleep(1_000);
            }
        } catch (IOException | InterruptedException e) {
            // The other side does not wait for the end.
        }
    }

    private static Wire open(ServerSocket issuer) throws IOException {
        return Wire.open("KEYCLOAK_URL", "http://localhost:" + issuer.getLocalPort(),
                "JWT_ISSUER", Keycloaks.issuer());
    }
}
