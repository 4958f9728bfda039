package com.example.mcp;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads settings from environment variables and checks their form; empty is the same as absent.
 *
 * <p>What is wrong is an {@link IllegalArgumentException} with one sentence that names the variable.
 */
record Settings(Map<String, String> env) {

    String text(String name, String fallback) {
        String value = env.getOrDefault(name, "").strip();
        return value.isEmpty() ? fallback : value;
    }

    /** A whole number within bounds. */
    int number(String name, String fallback, int min, int max) {
        String value = text(name, fallback);
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < min || Integer.parseInt(value) > max) {
            throw new IllegalArgumentException(
                    name + " must be a number from " + min + " to " + max + ", but is '" + value + "'.");
        }
        return Integer.parseInt(value);
    }

    /** One or more values, separated by commas. */
    List<String> list(String name, String fallback) {
        List<String> values = Stream.of(text(name, fallback).split(","))
                .map(String::strip).filter(value -> !value.isEmpty()).toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException(name + " must have at least one value.");
        }
        return values;
    }

    /** An absolute http(s) URL without query or fragment, such as the name of an issuer (RFC 8414 §2). */
    URI url(String name, String fallback) {
        String value = text(name, fallback);
        boolean underscore = false;
        try {
            URI url = URI.create(value);
            boolean http = Set.of("http", "https").contains(String.valueOf(url.getScheme()));
            if (http && url.getHost() != null && url.getRawUserInfo() == null
                    && url.getPort() != 0 && url.getPort() <= 65535
                    && url.getRawQuery() == null && url.getRawFragment() == null) {
                return url;
            }
            String authority = String.valueOf(url.getRawAuthority());
            underscore = url.getHost() == null && authority.contains("_");
        } catch (IllegalArgumentException e) {
            // Falls through to the sentence below, which says what was expected.
        }
        throw new IllegalArgumentException(name + (underscore
                ? " must have a host name without '_', which Java does not read, but is '"
                : " must be an http or https URL without query and fragment, but is '") + value + "'.");
    }

    /** Web origins (RFC 6454 §6.2) as browsers write them, separated by commas; of whatever scheme. */
    List<String> origins(String name, String fallback) {
        List<String> values = list(name, fallback);
        for (String value : values) {
            if (!isOrigin(value)) {
                throw new IllegalArgumentException(
                        name + " must be origins such as http://localhost:3000, but has '" + value + "'.");
            }
        }
        return values;
    }

    /** Not {@code null}, which a browser sends for pages whose origin it hides, and not a wildcard. */
    private static boolean isOrigin(String value) {
        try {
            URI url = URI.create(value);
            return url.getHost() != null && value.equals(origin(url));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The scheme, host and port of a URL as a browser writes them (RFC 6454 §6.2). */
    static String origin(URI url) {
        return url.getScheme() + "://" + authority(url);
    }

    /** Host and port as clients write them: in lower case, and without the port that the scheme implies. */
    static String authority(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        boolean implied = url.getPort() == -1 || url.getPort() == impliedPort(url);
        return implied ? host : host + ":" + url.getPort();
    }

    /** The values of the Host header that mean this URL: the implied port may be there (RFC 9110 §4.2.3). */
    static Set<String> hosts(URI url) {
        int port = url.getPort() == -1 ? impliedPort(url) : url.getPort();
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return port == impliedPort(url) ? Set.of(host, host + ":" + port) : Set.of(host + ":" + port);
    }

    private static int impliedPort(URI url) {
        return url.getScheme().equals("https") ? 443 : 80;
    }
}
