package com.example.mcp;

import com.example.mcp.http.MediaTypes;
import com.example.mcp.http.Replies;
import com.example.mcp.http.Utf8;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;

/**
 * The MCP endpoint of the Streamable HTTP transport: every message is a POST of its own, answered with JSON.
 *
 * <p>There is no stream to open with GET and no session to end with DELETE, so both are 405, which the
 * transport allows.
 */
final class McpHandler implements HttpHandler {

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            Replies.refuse(exchange, 405, "This endpoint takes POST only.");
        } else if (!MediaTypes.isJson(headers.get("Content-Type"))) {
            Replies.refuse(exchange, 415, "The Content-Type must be application/json.");
        } else if (!MediaTypes.acceptsJson(headers.get("Accept"))) {
            Replies.refuse(exchange, 406, "The answer is application/json, which Accept excludes.");
        } else {
            post(exchange);
        }
    }

    private void post(HttpExchange exchange) throws IOException {
        try {
            Utf8.decode(exchange.getRequestBody().readAllBytes());
            Replies.refuse(exchange, 501, "This server reads no messages.");
        } catch (CharacterCodingException e) {
            Replies.refuse(exchange, 400, "The body is not valid UTF-8.");
        }
    }
}
