package com.example.mcp;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What a failure inside the server costs its clients.
 *
 * <p>It is provoked from outside: the server logs that it refuses a path, and the log fails.
 */
@Tag("1.1")
@Isolated("The log belongs to the whole program.")
class RobustnessTest {

    /** Held here, as java.util.logging forgets the settings of a logger that nobody holds. */
    private static final Logger MCP = Logger.getLogger("mcp");

    private final FailingLog log = new FailingLog();

    @RegisterExtension
    final Wire wire = Wire.with();

    @BeforeEach
    void listenToTheLog() {
        MCP.setLevel(Level.ALL);
        MCP.setUseParentHandlers(false);
        MCP.addHandler(log);
    }

    @AfterEach
    void leaveTheLog() {
        MCP.removeHandler(log);
        MCP.setUseParentHandlers(true);
        MCP.setLevel(null);
    }

    @Test
    void an_exception_inside_the_server_is_a_500_and_the_connection_goes_on() {
        log.failure = () -> {
            throw new IllegalStateException("provoked by the test");
        };

        assertEquals(List.of("500", "200"), Wire.statuses(answers()));
    }

    @Test
    void an_error_inside_the_server_is_a_500_and_the_connection_goes_on() {
        log.failure = () -> {
            throw new AssertionError("provoked by the test");
        };

        assertEquals(List.of("500", "200"), Wire.statuses(answers()));
    }

    @Test
    void a_client_is_not_told_what_went_wrong_inside() {
        log.failure = () -> {
            throw new IllegalStateException("secret detail");
        };
        String answers = answers();

        assertTrue(answers.contains(" 500 "), answers);
        assertFalse(answers.contains("secret detail") || answers.contains("Exception"), answers);
    }

    @Test
    void the_log_is_told_what_went_wrong_inside() {
        RuntimeException failure = new IllegalStateException("provoked by the test");
        log.failure = () -> {
            throw failure;
        };
        answers();

        assertSame(failure, log.told.completeOnTimeout(null, 10, SECONDS).join());
    }

    @Test
    void a_refusal_is_no_failure() {
        assertEquals(List.of("404", "200"), Wire.statuses(answers()));
    }

    /** What comes back on one connection for a request that is refused and one that is fine. */
    private String answers() {
        String good = wire.rawHead().replace("POST /mcp", "GET /health");
        String refused = good.replace("/health", "/nothing").replace("Connection: close\r\n", "");
        return wire.raw(refused + "\r\n" + good + "\r\n");
    }

    /** A log that fails where it should write that a path is refused, and keeps what it is told of. */
    private static final class FailingLog extends Handler {

        private final CompletableFuture<Throwable> told = new CompletableFuture<>();
        private volatile Runnable failure = () -> { };

        @Override
        public void publish(LogRecord entry) {
            if (entry.getThrown() != null) {
                told.complete(entry.getThrown());
            } else if ((entry.getMessage() + Arrays.toString(entry.getParameters())).contains("404")) {
                failure.run();
            }
        }

        @Override
        public void flush() {
            // Keeps nothing back.
        }

        @Override
        public void close() {
            // Holds nothing open.
        }
    }
}
