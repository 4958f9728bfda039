package com.example.mcp.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A JSON document that is the same for everybody, served to GET and HEAD. */
public final class JsonDocument implements HttpHandler {

    private final byte[] json;

    private JsonDocument(byte[] json) {
        this.json = json;
    }

    /** A document with this text, which must be JSON. */
    public static JsonDocument of(String json) {
        return new JsonDocument(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> Replies.json(exchange, 200, json);
            default -> {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                Replies.refuse(exchange, 405, "This document can only be read, with GET or HEAD.");
            }
        }
    }
}
