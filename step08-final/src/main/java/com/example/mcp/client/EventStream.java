package com.example.mcp.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * Reads the messages of an event stream, each as soon as it is there (HTML standard, server-sent events).
 *
 * <p>An event is a block of lines that ends with an empty line. What the stream has left when it ends is not
 * an event.
 */
public final class EventStream {

    private final BufferedReader lines;
    private boolean begun;

    public EventStream(Reader text) {
        // Its lines end as those of an event stream do: with CR, LF or both.
        this.lines = new BufferedReader(text);
    }

    /** Waits for the data of the next message; there is none when the stream has ended. */
    public Optional<String> next() throws IOException {
        StringBuilder data = new StringBuilder();
        String type = "";
        for (String line = nextLine(); line != null; line = nextLine()) {
            if (line.isEmpty()) {
                if (!data.isEmpty() && (type.isEmpty() || type.equals("message"))) {
                    return Optional.of(data.substring(0, data.length() - 1));
                }
                data.setLength(0);
                type = "";
                continue;
            }
            // A line that begins with a colon is a comment: its name is empty.
            switch (name(line)) {
                case "data" -> data.append(value(line)).append('\n');
                case "event" -> type = value(line);
                default -> { }
            }
        }
        return Optional.empty();
    }

    private String nextLine() throws IOException {
        String line = lines.readLine();
        boolean hasByteOrderMark = !begun && line != null && line.startsWith("\uFEFF");
        begun = true;
        return hasByteOrderMark ? line.substring(1) : line;
    }

    private static String name(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? line : line.substring(0, colon);
    }

    /** What follows the colon, without the one blank that may stand after it. */
    private static String value(String line) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            return "";
        }
        int begin = line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1;
        return line.substring(begin);
    }
}
