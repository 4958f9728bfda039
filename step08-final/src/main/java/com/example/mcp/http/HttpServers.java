package com.example.mcp.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * The JDK's HTTP server with the limits that its defaults leave open.
 *
 * <p>The JDK reads its limits once, when its first class loads, so they are set here, before that. A value
 * given on the command line with {@code -D} wins.
 */
public final class HttpServers {

    /** Connections that may wait to be accepted; the JDK's default of 50 makes a burst of clients wait. */
    private static final int BACKLOG = 1024;

    static {
        limit("sun.net.httpserver.nodelay", "true");             // Nagle: 40 ms lost on every small answer
        limit("sun.net.httpserver.maxReqTime", "30");            // seconds to send a request, or be cut off
        limit("sun.net.httpserver.maxReqHeaderSize", "32768");   // bytes, not 380 KiB for each connection
        limit("sun.net.httpserver.maxIdleConnections", "10000"); // above it the JDK cuts good clients off
        limit("jdk.httpserver.maxConnections", "12000");         // above it a connection is closed at once
        limit("sun.net.httpserver.idleInterval", "60");          // seconds
        limit("sun.net.httpserver.drainAmount", "16777216");     // bytes to skip so that a 413 is heard
    }

    private HttpServers() {
    }

    /**
     * Binds a server that runs each request on a thread of its own; it answers once it is started.
     *
     * @throws IOException if the address cannot be bound; the message names it
     */
    public static HttpServer bind(InetSocketAddress address) throws IOException {
        try {
            HttpServer server = HttpServer.create(address, BACKLOG);
            // Never null: the JDK's default executor serves one request at a time.
            server.setExecutor(Executors.newThreadPerTaskExecutor(threads()));
            return server;
        } catch (IOException e) {
            throw new IOException("Cannot listen at " + address.getHostString() + ":" + address.getPort()
                    + ": " + e.getMessage() + ". Is another server running there?", e);
        }
    }

    /** Before JDK 24 a stalled client pins its virtual thread to one of the few carriers of all (JEP 491). */
    private static ThreadFactory threads() {
        boolean unpinned = Runtime.version().feature() >= 24;
        return unpinned ? Thread.ofVirtual().factory() : Thread.ofPlatform().daemon().factory();
    }

    private static void limit(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
