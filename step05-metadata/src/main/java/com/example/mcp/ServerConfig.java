package com.example.mcp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
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
 * <li>{@code MCP_SERVER_URL}: URL of the MCP endpoint as clients dial it, default from host and port
 * <li>{@code MCP_ALLOWED_ORIGINS}: comma-separated web origins that may call the server besides its own,
 *     default those of the MCP Inspector
 * <li>{@code JWT_ISSUER}: the only issuer whose tokens count, default the origin of the server's URL
 * <li>{@code JWT_AUDIENCE}: comma-separated names of this server in the audience of a token, default its URL
 * <li>{@code JWT_KEY_DIR}: folder with the keys of the local issuer, default {@code keys}
 * </ul>
 *
 * @param serverUrl the public URL of the MCP endpoint, without a trailing slash
 * @param hosts the values of the Host header that mean this server
 * @param origins the web origins whose pages may call this server
 * @param issuer compared with the iss claim character by character
 * @param audiences never empty: a token must name one of them
 */
record ServerConfig(URI serverUrl, Set<String> hosts, Set<String> origins,
        String issuer, Set<String> audiences, Path keyFolder) {

    static final String PATH = "/mcp";

    private static final String INSPECTOR = "http://localhost:6274,http://127.0.0.1:6274";

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
        Settings settings = new Settings(env);
        URI serverUrl = serverUrl(settings.url("MCP_SERVER_URL", local.toString()));
        hosts.addAll(Settings.hosts(serverUrl));
        origins.add(Settings.origin(serverUrl));
        origins.addAll(settings.origins("MCP_ALLOWED_ORIGINS", INSPECTOR));
        return new ServerConfig(serverUrl, hosts, origins,
                settings.url("JWT_ISSUER", Settings.origin(serverUrl)).toString(),
                Set.copyOf(settings.list("JWT_AUDIENCE", serverUrl.toString())),
                Path.of(settings.text("JWT_KEY_DIR", "keys")));
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

    /** The endpoint's URL from one that may be the origin alone; without a slash at the end. */
    private static URI serverUrl(URI url) {
        String path = url.getRawPath().replaceFirst("/$", "");
        if (!path.matches("(/[\\w~-][\\w.~-]*)*")) {
            throw new IllegalArgumentException("MCP_SERVER_URL must have a plain path, not '" + path + "'.");
        }
        return URI.create(Settings.origin(url) + (path.isEmpty() ? PATH : path));
    }
}
