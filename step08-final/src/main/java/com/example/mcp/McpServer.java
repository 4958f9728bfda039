package com.example.mcp;

import com.example.mcp.auth.BearerAuthenticator;
import com.example.mcp.auth.Challenge;
import com.example.mcp.auth.IssuerJwkSetSource;
import com.example.mcp.auth.IssuerKeys;
import com.example.mcp.auth.ProtectedResourceMetadata;
import com.example.mcp.auth.RateLimitHandler;
import com.example.mcp.auth.Scopes;
import com.example.mcp.auth.TokenCache;
import com.example.mcp.auth.TokenVerifier;
import com.example.mcp.http.BodyLimitFilter;
import com.example.mcp.http.CorsFilter;
import com.example.mcp.http.ExactPathFilter;
import com.example.mcp.http.FailSafeFilter;
import com.example.mcp.http.HeaderLimitFilter;
import com.example.mcp.http.HostFilter;
import com.example.mcp.http.InFlightFilter;
import com.example.mcp.http.JsonDocument;
import com.example.mcp.http.LargeBodyFilter;
import com.example.mcp.http.OriginFilter;
import com.example.mcp.http.Replies;
import com.example.mcp.http.ServerLimits;
import com.example.mcp.jsonrpc.Eras;
import com.example.mcp.jsonrpc.McpMethods;
import com.example.mcp.tools.EchoPrompt;
import com.example.mcp.tools.EchoTool;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * The running MCP server: one endpoint, {@code /mcp}, and the documents around it.
 *
 * <p>All requests for a path pass the same filters; what a path adds to them is set where the path is opened.
 */
public final class McpServer implements AutoCloseable {

    /** Time for calls in flight: Docker kills ten seconds after it has asked a process to end. */
    private static final int GRACE_SECONDS = 6;

    private final HttpServer http;
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(threads());
    private final List<Filter> filters = new ArrayList<>();
    private final InFlightFilter inFlight = new InFlightFilter();
    private final IssuerKeys keys;
    private final Thread issuerCheck;

    private McpServer(HttpServer http, ServerConfig config, McpMethods methods) {
        this.http = http;
        // Without an executor the JDK runs one request after the other on a single thread.
        http.setExecutor(workers);
        filters.add(inFlight);
        filters.add(new FailSafeFilter());
        filters.add(new LargeBodyFilter(config.largeBodies(), ServerConfig.MAX_BODY_BYTES));
        filters.add(new BodyLimitFilter(ServerConfig.MAX_BODY_BYTES));
        filters.add(new HeaderLimitFilter(ServerLimits.HEADER_BYTES));
        filters.add(new OriginFilter(config.origins()));
        filters.add(new HostFilter(config.hosts()));
        filters.add(new CorsFilter());
        filters.add(new ExactPathFilter());
        open("/", Replies::notFound);
        open("/health", JsonDocument.of("{\"status\":\"healthy\"}"));
        IssuerJwkSetSource issuer = new IssuerJwkSetSource(config.issuer(), config.issuerMetadata());
        keys = new IssuerKeys(issuer, config.keysMaxAge());
        openMetadata(config);
        URI metadata = ProtectedResourceMetadata.location(config.serverUrl());
        Challenge challenge = new Challenge(metadata, Scopes.SUPPORTED);
        TokenVerifier verifier = new TokenVerifier(config.issuer(), config.audiences(), keys);
        TokenCache cache = new TokenCache(verifier::verify, issuer::version);
        HttpHandler handler = new McpHandler(new Eras(methods), challenge);
        handler = new RateLimitHandler(config.callsPerMinute(), handler, AccessLog::writeRefused);
        open(ServerConfig.PATH, handler)
                .setAuthenticator(new BearerAuthenticator(cache::verify, challenge));
        issuerCheck = Thread.startVirtualThread(issuer::check);
    }

    /** The metadata of the resource is served where its URL says and at the root, where some clients look. */
    private void openMetadata(ServerConfig config) {
        URI location = ProtectedResourceMetadata.location(config.serverUrl());
        JsonDocument resource = JsonDocument.of(
                ProtectedResourceMetadata.document(config.serverUrl(), config.issuer()));
        open(location.getRawPath(), resource);
        open(ProtectedResourceMetadata.PATH, resource);
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
        return start(env, new McpMethods(List.of(new EchoTool()), List.of(new EchoPrompt())));
    }

    /** The same with other methods, such as those that a conformance suite calls. */
    static McpServer start(Map<String, String> env, McpMethods methods) throws IOException {
        ServerLimits.apply();
        HttpServer http = bind(ServerConfig.address(env));
        try {
            // Bound first: port 0 means any free port, and the names of the server are made of it.
            ServerConfig config = ServerConfig.from(env, http.getAddress().getPort());
            McpServer server = new McpServer(http, config, methods);
            http.start();
            return server;
        } catch (RuntimeException e) {
            http.start(); // a server that was never started does not let go of its port
            http.stop(0);
            throw e;
        }
    }

    private static HttpServer bind(InetSocketAddress address) throws IOException {
        try {
            return HttpServer.create(address, ServerLimits.BACKLOG);
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

    /** Stops listening at once, gives calls in flight six seconds to finish, and leaves no thread behind. */
    @Override
    public void close() {
        inFlight.close();
        issuerCheck.interrupt();
        Thread stop = Thread.startVirtualThread(() -> http.stop(GRACE_SECONDS));
        try {
            // The JDK may wait out its delay for connections that are idle: a second call ends that.
            while (!stop.join(Duration.ofMillis(50))) {
                if (inFlight.isIdle()) {
                    http.stop(0);
                }
            }
            workers.shutdownNow(); // a tool that still runs is interrupted
            issuerCheck.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        keys.close();
    }
}
