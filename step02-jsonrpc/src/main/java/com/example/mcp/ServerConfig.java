package com.example.mcp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The settings of the server, read from environment variables and checked before anything starts.
 *
 * <ul>
 * <li>{@code MCP_HOST}: address to listen at, default 127.0.0.1
 * <li>{@code MCP_PORT}: port to listen at, default 9000; 0 takes any free one
 * </ul>
 *
 * @param hosts the values of the Host header that mean this server
 * @param origins the web origins whose pages may call this server
 */
record ServerConfig(Set<String> hosts, Set<String> origins) {

    static final String PATH = "/mcp";

    /** The address to listen at. */
    static InetSocketAddress address(Map<String, String> env) {
        Settings settings = new Settings(env);
        String host = settings.text("MCP_HOST", "127.0.0.1");
        int port = settings.number("MCP_PORT", "9000", 0, 65535);
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("MCP_HOST names no address of this machine: '" + host + "'.");
        }
        return address;
    }

    /** The settings of a server that listens at {@code port}. */
    static ServerConfig from(Map<String, String> env, int port) {
        Set<String> hosts = new HashSet<>();
        Set<String> origins = new HashSet<>();
        InetSocketAddress address = address(env);
        URI local = localUrl(new InetSocketAddress(address.getAddress(), port));
        List<String> names = List.of(
                "localhost", "127.0.0.1", "[::1]", local.getHost(), address.getHostString());
        for (String name : names) {
            String host = name.toLowerCase(Locale.ROOT);
            hosts.add(host + ":" + port);
            origins.add("http://" + host + ":" + port);
            if (port == 80) { // which clients leave out, since http implies it (RFC 9110 §4.2.3)
                hosts.add(host);
                origins.add("http://" + host);
            }
        }
        return new ServerConfig(hosts, origins);
    }

    /** The URL of the MCP endpoint at {@code address}, as a client on the same machine dials it. */
    static URI localUrl(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        String host = ip.getHostAddress();
        if (ip.isAnyLocalAddress() || host.equals("127.0.0.1") || host.equals("0:0:0:0:0:0:0:1")) {
            host = "localhost";
        }
        String name = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + name + ":" + address.getPort() + PATH);
    }
}
