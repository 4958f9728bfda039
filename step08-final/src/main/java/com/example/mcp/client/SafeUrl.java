package com.example.mcp.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads URLs that others chose, and compares them.
 *
 * <p>A URL is safe if what travels to it can be read by nobody else: it is https, or http to this machine.
 */
public final class SafeUrl {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private SafeUrl() {
    }

    /**
     * Reads a URL.
     *
     * @param name what the URL is called in the exception
     * @throws ClientException if the text is not a safe URL
     */
    public static URI of(String name, String text) {
        return parse(text).orElseThrow(() -> new ClientException(
                name + " is neither https nor on this machine: '" + withoutQuery(text) + "'."));
    }

    /** The URL, if the text is a safe one. */
    static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text)).filter(SafeUrl::isSafe);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isSafe(URI url) {
        // In https://good.example@evil.example/ the host is the second one; nobody needs such a URL.
        if (url.getHost() == null || url.getRawAuthority().contains("@") || url.getRawFragment() != null) {
            return false;
        }
        if (url.getScheme() == null) { // as in //host/path
            return false;
        }
        return switch (url.getScheme().toLowerCase(Locale.ROOT)) {
            case "https" -> true;
            case "http" -> THIS_MACHINE.contains(url.getHost().toLowerCase(Locale.ROOT));
            default -> false;
        };
    }

    /**
     * Whether two URLs have the same scheme, host and port.
     *
     * <p>Scheme and host are compared without case, and a port that is left out is the default one
     * (RFC 3986 §6.2.3).
     */
    public static boolean haveSameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    /** The path, which is a single slash where none is written (RFC 3986 §6.2.3). */
    static String path(URI url) {
        return url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    }

    /** A URL of the same origin. */
    static URI onSameOrigin(URI url, String pathAndQuery) {
        return URI.create(url.getScheme() + "://" + url.getRawAuthority() + pathAndQuery);
    }

    /** What may be shown of a URL: in its query and fragment there may be a code or a token. */
    public static String withoutQuery(String url) {
        int end = 0;
        while (end < url.length() && url.charAt(end) != '?' && url.charAt(end) != '#') {
            end++;
        }
        return url.substring(0, end);
    }
}
