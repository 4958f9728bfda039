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
import java.util.stream.Stream;

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
        String host = setting(env, "MCP_HOST", "127.0.0.1");
        InetSocketAddress address = new InetSocketAddress(host, port(env, "MCP_PORT", "9000"));
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("MCP_HOST names no address of this machine: '" + host + "'.");
        }
        return address;
    }

    /** The settings of a server that listens at {@code port}. */
    static ServerConfig from(Map<String, String> env, int port) {
        URI local = localUrl(new InetSocketAddress(address(env).getAddress(), port));
        URI serverUrl = serverUrl(setting(env, "MCP_SERVER_URL", local.toString()));
        Set<String> hosts = new HashSet<>();
        Set<String> origins = new HashSet<>();
        for (String value : values("MCP_ALLOWED_ORIGINS", setting(env, "MCP_ALLOWED_ORIGINS", INSPECTOR))) {
            origins.add(origin("MCP_ALLOWED_ORIGINS", value));
        }
        Stream<URI> loopback = Stream.of("localhost", "127.0.0.1", "[::1]")
                .map(name -> URI.create("http://" + name + ":" + port));
        Stream.concat(loopback, Stream.of(local, serverUrl)).forEach(url -> {
            hosts.add(authority(url));
            origins.add(origin(url));
        });
        return new ServerConfig(serverUrl, Set.copyOf(hosts), Set.copyOf(origins),
                url("JWT_ISSUER", setting(env, "JWT_ISSUER", origin(serverUrl))).toString(),
                Set.copyOf(values("JWT_AUDIENCE", setting(env, "JWT_AUDIENCE", serverUrl.toString()))),
                Path.of(setting(env, "JWT_KEY_DIR", "keys")));
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

    private static int port(Map<String, String> env, String name, String fallback) {
        String port = setting(env, name, fallback);
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
            throw new IllegalArgumentException(name + " must be from 0 to 65535, but is '" + port + "'.");
        }
        return Integer.parseInt(port);
    }

    private static URI serverUrl(String value) {
        URI url = url("MCP_SERVER_URL", value);
        String path = url.getRawPath().replaceFirst("/$", "");
        if (!path.matches("(/[\\w~-][\\w.~-]*)*")) {
            throw new IllegalArgumentException("MCP_SERVER_URL must have a plain path, not '" + path + "'.");
        }
        return URI.create(url.getScheme() + "://" + url.getRawAuthority() + (path.isEmpty() ? PATH : path));
    }

    /** An absolute http(s) URL without query or fragment: what RFC 9728 allows as the name of a resource. */
    private static URI url(String name, String value) {
        try {
            URI url = URI.create(value);
            if (url.getHost() != null && Set.of("http", "https").contains(url.getScheme())
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the sentence below, which says what was expected.
        }
        throw new IllegalArgumentException(
                name + " must be an http or https URL without query and fragment, but is '" + value + "'.");
    }

    private static String origin(String name, String value) {
        String origin = origin(url(name, value));
        if (!origin.equals(value)) {
            throw new IllegalArgumentException(
                    name + " must be origins such as " + origin + ", but has '" + value + "'.");
        }
        return origin;
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + authority(url);
    }

    /** Host and port as clients write them: in lower case, and without the port that the scheme implies. */
    private static String authority(URI url) {
        boolean implied = url.getPort() == (url.getScheme().equals("https") ? 443 : 80);
        return (implied ? url.getHost() : url.getRawAuthority()).toLowerCase(Locale.ROOT);
    }

    private static List<String> values(String name, String list) {
        List<String> values = Stream.of(list.split(","))
                .map(String::strip).filter(value -> !value.isEmpty()).toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException(name + " must have at least one value.");
        }
        return values;
    }

    private static String setting(Map<String, String> env, String name, String fallback) {
        String value = env.getOrDefault(name, "").strip();
        return value.isEmpty() ? fallback : value;
    }
}
