package com.example.mcp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
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
 * <li>{@code KEYCLOAK_URL}: where this server reaches Keycloak, default http://localhost:8080
 * <li>{@code KEYCLOAK_REALM}: the realm, default mcp-realm
 * <li>{@code JWT_ISSUER}: the only issuer whose tokens count, default the URL of that realm
 * <li>{@code JWKS_MAX_AGE}: seconds for which the keys of the issuer are used before they are fetched again,
 *     default 300
 * <li>{@code JWT_AUDIENCE}: comma-separated names of this server in the audience of a token, default
 *     echo-mcp-server, its name in the realm
 * <li>{@code KEYCLOAK_FEATURES}: what is switched on in Keycloak, default nothing; with resource-indicators
 *     (RFC 8707) the URL of this server is a name of it too
 * <li>{@code MCP_RATE_LIMIT}: calls that each user may make in a minute, default 1200
 * <li>{@code MCP_LARGE_BODIES}: request bodies over 16 KiB that may be in memory at once, default as many as
 *     fit into a quarter of the heap
 * </ul>
 *
 * @param serverUrl the public URL of the MCP endpoint, without a trailing slash
 * @param hosts the values of the Host header that mean this server
 * @param origins the web origins whose pages may call this server
 * @param issuer compared with the iss claim character by character
 * @param issuerMetadata where the issuer says where its keys are
 * @param keysMaxAge how long its keys are used before they are fetched again
 * @param audiences never empty: a token must name one of them
 * @param callsPerMinute how many each user may make
 * @param largeBodies how many large request bodies may be in memory at once
 */
record ServerConfig(URI serverUrl, Set<String> hosts, Set<String> origins,
        String issuer, URI issuerMetadata, Duration keysMaxAge, Set<String> audiences,
        int callsPerMinute, int largeBodies) {

    static final String PATH = "/mcp";
    static final int MAX_BODY_BYTES = 1024 * 1024;

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
        String realm = realm(settings);
        String issuer = settings.url("JWT_ISSUER", realm).toString();
        URI metadata = URI.create(realm + "/.well-known/openid-configuration");
        return new ServerConfig(serverUrl, hosts, origins, issuer, metadata,
                Duration.ofSeconds(settings.number("JWKS_MAX_AGE", "300", 1, 86_400)),
                audiences(settings, serverUrl),
                settings.number("MCP_RATE_LIMIT", "1200", 1, 999_999_999),
                settings.number("MCP_LARGE_BODIES", quarterOfTheHeap(), 1, 999_999_999));
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

    /**
     * The URL counts only where Keycloak writes it for a client that asks for this resource. Elsewhere a
     * stranger may register a client under this name, and authorization services give tokens with such an
     * audience.
     */
    private static Set<String> audiences(Settings settings, URI serverUrl) {
        boolean resources = settings.list("KEYCLOAK_FEATURES", "none").contains("resource-indicators");
        String names = resources ? "echo-mcp-server," + serverUrl : "echo-mcp-server";
        return Set.copyOf(settings.list("JWT_AUDIENCE", names));
    }

    private static String quarterOfTheHeap() {
        return String.valueOf(Math.max(1, Runtime.getRuntime().maxMemory() / 4 / MAX_BODY_BYTES));
    }

    private static String realm(Settings settings) {
        String name = settings.text("KEYCLOAK_REALM", "mcp-realm");
        if (!name.matches("[\\w-][\\w.~-]*")) {
            throw new IllegalArgumentException("KEYCLOAK_REALM must be a plain name, not '" + name + "'.");
        }
        String url = settings.url("KEYCLOAK_URL", "http://localhost:8080").toString();
        return url.replaceFirst("/$", "") + "/realms/" + name;
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
