package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What the program logs while a test runs, at all levels.
 *
 * <p>The log belongs to the whole program, so a class that has this as an extension of JUnit is isolated.
 */
final class ProgramLog implements BeforeEachCallback, AfterEachCallback {

    /** Held here, as java.util.logging forgets the settings of a logger that nobody holds. */
    private static final Logger LOG = Logger.getLogger("mcp");

    private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

    @Override
    public void beforeEach(ExtensionContext test) {
        LOG.setLevel(Level.ALL);
        LOG.setFilter(records::add);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        LOG.setFilter(null);
        LOG.setLevel(null);
    }

    /** The lines of this level and of higher ones, as they are written. */
    List<String> lines(Level lowest) {
        return records.stream().filter(one -> one.getLevel().intValue() >= lowest.intValue())
                .map(new SimpleFormatter()::formatMessage).toList();
    }

    /** No line of any level, and no exception with one, has a part of this token in it. */
    void assertHasNothingOf(String token) {
        String log = records.stream().map(ProgramLog::everythingIn).toList().toString();
        Stream.of(token.split("\\.")).forEach(part -> assertFalse(log.contains(part), log));
    }

    private static String everythingIn(LogRecord one) {
        StringWriter trace = new StringWriter();
        if (one.getThrown() != null) {
            one.getThrown().printStackTrace(new PrintWriter(trace, true));
        }
        return one.getMessage() + Arrays.toString(one.getParameters()) + trace;
    }

    /** Forgets what was logged so far. */
    void clear() {
        records.clear();
    }
}
