package com.example.mcp.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/** The few shapes that a reply of this server has. */
public final class Replies {

    private static final Logger LOG = System.getLogger("mcp");

    private Replies() {
    }

    /** Refuses the request with a sentence that says what was wrong with it. */
    public static void refuse(HttpExchange exchange, int status, String sentence) throws IOException {
        LOG.log(Level.DEBUG, "{0}: {1}", status, sentence);
        byte[] body = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
        send(exchange, status, "text/plain; charset=utf-8", body);
    }

    /** Refuses a path that this server does not have. */
    public static void notFound(HttpExchange exchange) throws IOException {
        refuse(exchange, 404, "There is nothing at this path.");
    }

    /** Replies with a JSON document. */
    public static void json(HttpExchange exchange, int status, byte[] json) throws IOException {
        send(exchange, status, "application/json", json);
    }

    /** Replies with a status alone: the length is 0, nothing is chunked. */
    public static void empty(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            // The JDK wants the length of an answer without its body set by hand.
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            // Now, or the JDK would first wait for the rest of a request that is refused halfway.
            exchange.getResponseBody().flush();
        }
    }
}
