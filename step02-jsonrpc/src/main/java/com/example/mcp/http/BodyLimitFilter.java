package com.example.mcp.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads the whole request body, up to a limit, before anything behind it decides.
 *
 * <p>So nothing behind it waits for a body, and no rest of a body is taken for the next request. A body
 * over the limit is 413 (RFC 9110 §15.5.14) and never kept, whether its length is declared or it is chunked.
 */
public final class BodyLimitFilter extends Filter {

    private final int limit;

    /** Limits request bodies to {@code limit} bytes. */
    public BodyLimitFilter(int limit) {
        this.limit = limit;
    }

    @Override
    public String description() {
        return "refuses a request body of more than " + limit + " bytes";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        List<String> lengths = exchange.getRequestHeaders().getOrDefault("Content-Length", List.of("0"));
        if (lengths.size() != 1 || !isNumber(lengths.getFirst())) {
            refuse(exchange, 400, "The Content-Length must be one number.");
        } else if (Long.parseLong(lengths.getFirst()) > limit) {
            refuseTooLarge(exchange);
        } else {
            readBody(exchange, chain);
        }
    }

    private void readBody(HttpExchange exchange, Chain chain) throws IOException {
        byte[] body;
        try {
            // One byte more than the limit tells that there are more, and none of them is kept.
            body = exchange.getRequestBody().readNBytes(limit + 1);
        } catch (IOException | RuntimeException e) { // the JDK throws either for a bad chunk size
            refuse(exchange, 400, "The body is cut short or badly chunked.");
            return;
        }
        if (body.length > limit) {
            refuseTooLarge(exchange);
        } else {
            exchange.setStreams(new ByteArrayInputStream(body), null);
            chain.doFilter(exchange);
        }
    }

    /** Digits alone (RFC 9110 §8.6), which the JDK has read: it would also take {@code +40}. */
    private static boolean isNumber(String length) {
        return !length.isEmpty() && length.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void refuseTooLarge(HttpExchange exchange) throws IOException {
        refuse(exchange, 413, "The body is larger than " + limit + " bytes.");
        // Most clients read the answer when they have sent all: closed earlier, they would not get it.
        discard(exchange.getRequestBody(), 16L * limit);
    }

    /** Reads so many bytes and keeps none; skip() would pass over the chunks that the stream has to see. */
    static void discard(InputStream body, long bytes) throws IOException {
        byte[] buffer = new byte[8192];
        long left = bytes;
        int read = 0;
        while (left > 0 && read >= 0) {
            read = body.read(buffer);
            left -= read;
        }
    }

    /** Where a body ends that was not read is not known, so no other request may follow on the connection. */
    private static void refuse(HttpExchange exchange, int status, String sentence) throws IOException {
        exchange.getResponseHeaders().set("Connection", "close");
        Replies.refuse(exchange, status, sentence);
    }
}
