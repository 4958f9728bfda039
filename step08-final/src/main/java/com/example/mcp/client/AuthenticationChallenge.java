package com.example.mcp.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One of the ways to authenticate that a WWW-Authenticate header offers (RFC 9110 §11.3).
 *
 * @param scheme the authentication scheme, as it is written
 * @param parameters the parameters of this scheme, their names in lower case
 */
public record AuthenticationChallenge(String scheme, Map<String, String> parameters) {

    public AuthenticationChallenge {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads the challenges of all WWW-Authenticate headers of an answer, in their order.
     *
     * <p>A header may hold several challenges, and a comma separates the parameters of a challenge as well as
     * the challenges. What tells them apart is the equals sign: a word with one is a parameter of the
     * challenge before it, and a word without one begins the next challenge. Schemes may bring a token68
     * instead of parameters. What does not fit the grammar is skipped.
     */
    public static List<AuthenticationChallenge> parse(List<String> headers) {
        List<Draft> challenges = new ArrayList<>();
        for (String header : headers) {
            HeaderCursor cursor = new HeaderCursor(header);
            for (cursor.skipSeparators(); !cursor.isAtEnd(); cursor.skipSeparators()) {
                String word = cursor.token();
                boolean isWhole = !word.isEmpty() && cursor.isAtBoundary();
                if (!word.isEmpty() && cursor.skipEquals()) {
                    Optional<String> value = cursor.value();
                    if (!challenges.isEmpty()) {
                        value.ifPresent(text -> challenges.getLast().add(word, text));
                    }
                } else if (isWhole) {
                    challenges.add(new Draft(word));
                    cursor.skipToken68();
                } else {
                    cursor.skipToComma();
                }
            }
        }
        return challenges.stream().map(Draft::finished).toList();
    }

    /** Whether this is a challenge of the scheme; schemes are compared without case (RFC 9110 §11.1). */
    boolean isFor(String name) {
        return scheme.equalsIgnoreCase(name);
    }

    /** A parameter, whose name is compared without case (RFC 9110 §11.2); an empty one counts as absent. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name.toLowerCase(Locale.ROOT)))
                .filter(value -> !value.isEmpty());
    }

    /** A challenge whose parameters are still being read. */
    private static final class Draft {

        private final String scheme;
        private final Map<String, String> parameters = new HashMap<>();

        Draft(String scheme) {
            this.scheme = scheme;
        }

        /** A parameter must not stand twice in a challenge; if it does, the first one counts. */
        void add(String name, String value) {
            parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
        }

        AuthenticationChallenge finished() {
            return new AuthenticationChallenge(scheme, parameters);
        }
    }
}
