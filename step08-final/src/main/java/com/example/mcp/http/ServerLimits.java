package com.example.mcp.http;

/**
 * The limits that the JDK's HTTP server leaves open by default.
 *
 * <p>The JDK reads them once, when its first class loads, so they are set before the first server is made. A
 * value given on the command line with {@code -D} wins.
 */
public final class ServerLimits {

    /** Connections that may wait to be accepted; the JDK's default of 50 makes a burst of clients wait. */
    public static final int BACKLOG = 1024;

    /** Bytes that the headers of a request may have: half of what the JDK reads, so that we answer. */
    public static final int HEADER_BYTES = 32 * 1024;

    private ServerLimits() {
    }

    /** Sets the limits for all servers of this process. */
    public static void apply() {
        limit("sun.net.httpserver.nodelay", "true");             // Nagle: 40 ms lost on every small answer
        limit("sun.net.httpserver.maxReqTime", "30");            // seconds to send a request, or be cut off
        limit("sun.net.httpserver.maxRspTime", "120");           // seconds for the answer, until it is taken
        limit("sun.net.httpserver.maxReqHeaderSize", "65536");   // bytes; above it nothing is answered
        limit("sun.net.httpserver.maxIdleConnections", "10000"); // above it the JDK cuts good clients off
        limit("jdk.httpserver.maxConnections", "12000");         // above it a connection is closed at once
        limit("sun.net.httpserver.idleInterval", "60");          // seconds
    }

    private static void limit(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
