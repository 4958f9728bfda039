package com.example.mcp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;

/** The running MCP server. It says yes to everything: 200, with nothing in it. */
public final class McpServer implements AutoCloseable {

    private final HttpServer http;

    private McpServer(HttpServer http) {
        this.http = http;
        http.createContext("/", McpServer::agree);
    }

    private static void agree(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** Starts a server that is configured by environment variables. */
    public static McpServer start(Map<String, String> env) throws IOException {
        int port = Integer.parseInt(env.getOrDefault("MCP_PORT", "9000"));
        McpServer server = new McpServer(HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0));
        server.http.start();
        return server;
    }

    /** The URL of the MCP endpoint. */
    public URI uri() {
        return URI.create("http://localhost:" + http.getAddress().getPort() + "/mcp");
    }

    /** Stops listening at once. */
    @Override
    public void close() {
        http.stop(0);
    }
}
