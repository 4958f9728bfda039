package com.example.mcp;

import com.example.mcp.http.Replies;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/**
 * The MCP endpoint of the Streamable HTTP transport: every message is a POST of its own.
 *
 * <p>There is no stream to open with GET and no session to end with DELETE, so both are 405, which the
 * transport allows.
 */
final class McpHandler implements HttpHandler {

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            Replies.refuse(exchange, 405, "This endpoint takes POST only.");
        } else {
            Replies.refuse(exchange, 501, "This server reads no messages.");
        }
    }
}
