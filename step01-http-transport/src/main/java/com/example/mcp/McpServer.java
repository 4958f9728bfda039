package com.example.mcp;

import com.example.mcp.http.ExactPathFilter;
import com.example.mcp.http.FailSafeFilter;
import com.example.mcp.http.HostFilter;
import com.example.mcp.http.JsonDocument;
import com.example.mcp.http.OriginFilter;
import com.example.mcp.http.Replies;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * The running MCP server: one endpoint, {@code /mcp}, and the documents around it.
 *
 * <p>All requests for a path pass the same filters; what a path adds to them is set where the path is opened.
 */
public final class McpServer implements AutoCloseable {

    private final HttpServer http;
    private final List<Filter> filters = new ArrayList<>();

    private McpServer(HttpServer http, ServerConfig config) {
        this.http = http;
        filters.add(new FailSafeFilter());
        filters.add(new OriginFilter(config.origins()));
        filters.add(new HostFilter(config.hosts()));
        filters.add(new ExactPathFilter());
        open("/", Replies::notFound);
        open("/health", JsonDocument.of("{\"status\":\"healthy\"}"));
        open(ServerConfig.PATH, new McpHandler());
    }

    private HttpContext open(String path, HttpHandler handler) {
        HttpContext context = http.createContext(path, handler);
        context.getFilters().addAll(filters);
        return context;
    }

    /**
     * Starts a server that is configured by environment variables, listed in {@link ServerConfig}.
     *
     * @throws IllegalArgumentException if a setting is wrong: the message is one sentence for a person
     * @throws IOException if the server cannot listen at the configured address
     */
    public static McpServer start(Map<String, String> env) throws IOException {
        HttpServer http = bind(ServerConfig.address(env));
        // Bound first: port 0 means any free port, and the names of the server are made of it.
        McpServer server = new McpServer(http, ServerConfig.from(env, http.getAddress().getPort()));
        http.start();
        return server;
    }

    private static HttpServer bind(InetSocketAddress address) throws IOException {
        try {
            HttpServer http = HttpServer.create(address, 0);
            // Without an executor the JDK runs one request after the other on a single thread.
            http.setExecutor(Executors.newThreadPerTaskExecutor(threads()));
            return http;
        } catch (IOException e) {
            throw new IOException("Cannot listen at " + address.getHostString() + ":" + address.getPort()
                    + ": " + e.getMessage() + ". Is another server running there?", e);
        }
    }

    /** A slow client blocks its thread; before JDK 24 (JEP 491) a virtual one blocks others with it. */
    private static ThreadFactory threads() {
        boolean virtual = Runtime.version().feature() >= 24;
        return virtual ? Thread.ofVirtual().factory() : Thread.ofPlatform().daemon().factory();
    }

    /** The URL of the MCP endpoint, as a client on this machine dials it. */
    public URI uri() {
        return ServerConfig.localUrl(http.getAddress());
    }

    /** Stops listening at once. */
    @Override
    public void close() {
        http.stop(0);
    }
}
