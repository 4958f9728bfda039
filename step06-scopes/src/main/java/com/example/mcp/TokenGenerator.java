package com.example.mcp;

import com.example.mcp.auth.LocalIssuer;
import com.example.mcp.auth.LocalKeys;
import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Prints an access token of the local issuer, and nothing else, on standard output.
 *
 * <p>Options: {@code --user=alice}, {@code --scopes="mcp:read mcp:tools"}, {@code --minutes=60} (negative: an
 * expired token). Issuer, audience and keys are those of a server with the same environment. An option that
 * cannot be read is one sentence on standard error and exit code 2.
 */
public final class TokenGenerator {

    private TokenGenerator() {
    }

    public static void main(String[] args) {
        try {
            checkOptions(args);
            List<String> scopes = Stream.of(option(args, "scopes", "").split("[\\s,]"))
                    .filter(scope -> !scope.isEmpty()).toList();
            Duration lifetime = Duration.ofMinutes(Long.parseLong(option(args, "minutes", "60")));
            LocalIssuer issuer = issuer(System.getenv());
            System.out.println(issuer.token(option(args, "user", "alice"), scopes, lifetime));
        } catch (IllegalArgumentException | IOException | JOSEException | ParseException e) {
            System.err.println("No token: " + e.getMessage());
            System.exit(2);
        }
    }

    private static LocalIssuer issuer(Map<String, String> env)
            throws IOException, JOSEException, ParseException {
        ServerConfig config = ServerConfig.from(env, ServerConfig.address(env).getPort());
        return new LocalIssuer(config.issuer(), config.audiences(), LocalKeys.privateKey(config.keyFolder()));
    }

    /** A misspelt option would silently make another token than the one asked for. */
    private static void checkOptions(String[] args) {
        for (String arg : args) {
            if (!arg.matches("(?s)--user=.*\\S.*|--scopes=.*|--minutes=-?\\d{1,6}")) {
                throw new IllegalArgumentException("'" + arg + "' is none of the options --user=NAME, "
                        + "--scopes=\"WORDS\", --minutes=NUMBER (up to 6 digits).");
            }
        }
    }

    private static String option(String[] args, String name, String fallback) {
        String prefix = "--" + name + "=";
        for (String arg : args) {
            if (arg.startsWith(prefix)) {
                return arg.substring(prefix.length());
            }
        }
        return fallback;
    }
}
