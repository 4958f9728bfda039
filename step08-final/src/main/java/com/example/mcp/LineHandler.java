package com.example.mcp;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/**
 * Writes the log to standard error, a whole line at a time.
 *
 * <p>The handler of the JDK formats while it holds a lock, and it walks the stack to name the caller of each
 * line. In a server that costs as much as the rest of a call.
 */
public final class LineHandler extends Handler {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    /** A handler that writes the time, the level, the message, and the stack trace if there is one. */
    public LineHandler() {
        setFormatter(new LineFormatter());
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            System.err.print(getFormatter().format(entry));
        }
    }

    /** Does nothing: standard error keeps nothing back. */
    @Override
    public void flush() {
    }

    /** Does nothing: standard error stays open. */
    @Override
    public void close() {
    }

    private static final class LineFormatter extends Formatter {

        @Override
        public String format(LogRecord entry) {
            StringWriter line = new StringWriter();
            line.append(TIME.format(entry.getInstant())).append(' ').append(entry.getLevel().getName())
                    .append(' ').append(formatMessage(entry)).append(System.lineSeparator());
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(line, true));
            }
            return line.toString();
        }
    }
}
