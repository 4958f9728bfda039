package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.RSAKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Anybody can write a key id that does not exist into a token, and send many of them. */
class InventedKeyTest {

    private static final int STORM = 200;
    private static final RSAKey NEW = TestIssuer.newKey("new");

    @RegisterExtension
    final KeycloakDoor door = KeycloakDoor.open();

    @RegisterExtension
    final Wire wire = Wire.with(door.settings());

    @Test
    @Tag("7.2")
    @Tag("control")
    void invented_key_ids_are_refused() throws Exception {
        for (int status : storm()) {
            assertTrue(status == 401 || status == 503, "answered by " + status);
        }
    }

    @Test
    @Tag("7.2")
    @Tag("control")
    void invented_key_ids_make_few_requests_to_keycloak() throws Exception {
        long start = System.nanoTime();
        storm();
        long windows = 2 + (System.nanoTime() - start) / 5_000_000_000L;

        // Fetches are of two documents: two in five seconds, and one of a server that checks its issuer at
        // the start.
        long limit = (windows * 2 + 1) * 2;
        assertTrue(door.passed() <= limit, "at most " + limit + " requests, but came " + door.passed());
    }

    @Test
    @Tag("7.4")
    void neither_do_they_while_keycloak_is_out_of_order() throws Exception {
        door.answerOnly(500);
        long start = System.nanoTime();
        for (int status : storm()) {
            assertEquals(503, status);
        }
        // As above; but a server that checks its issuer at the start asks every two seconds until it answers.
        long limit = (2 + (System.nanoTime() - start) / 5_000_000_000L) * 3 * 2;
        assertTrue(door.passed() <= limit, "at most " + limit + " requests, but came " + door.passed());
    }

    @Test
    @Tag("7.2")
    void after_the_storm_a_new_key_works_within_seconds() throws Exception {
        storm();
        door.publish(TestIssuer.key(), NEW);
        assertEquals(200, Attempts.untilItIs(200, () -> wire.ping(sign(NEW))));
    }

    @Test
    @Tag("7.2")
    void tokens_of_a_new_key_are_accepted_even_if_many_come_at_once() throws Exception {
        assertEquals(200, wire.ping(sign(TestIssuer.key())));
        door.publish(TestIssuer.key(), NEW);
        Callable<Integer> call = () -> wire.ping(sign(NEW));
        try (ExecutorService senders = Executors.newFixedThreadPool(10)) {
            for (Future<Integer> answer : senders.invokeAll(Collections.nCopies(10, call))) {
                assertEquals(200, answer.get());
            }
        }
    }

    @Test
    @Tag("7.3")
    void tokens_of_known_keys_are_accepted_while_others_invent_key_ids() throws Exception {
        String token = Keycloaks.token("mcp-user", "user123");
        assertEquals(200, wire.ping(token));
        try (ExecutorService others = Executors.newSingleThreadExecutor()) {
            Future<List<Integer>> storm = others.submit(this::storm);
            do {
                assertEquals(200, wire.ping(token));
            } while (!storm.isDone());
        }
    }

    /** Sends many tokens with invented key ids, several at a time, and returns the statuses. */
    private List<Integer> storm() throws InterruptedException, ExecutionException {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> answers = IntStream.range(0, STORM)
                    .mapToObj(i -> senders.submit(() -> wire.ping(invented(i)))).toList();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }
        return statuses;
    }

    private String invented(int number) {
        return TestIssuer.sign(TestIssuer.header().keyID("invented-" + number), wire.claims().build());
    }

    private String sign(RSAKey key) {
        return TestIssuer.sign(wire.claims().build(), key);
    }
}
