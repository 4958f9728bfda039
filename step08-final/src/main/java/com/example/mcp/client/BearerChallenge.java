package com.example.mcp.client;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a protected resource says about the token that it wants (RFC 6750 §3, RFC 9728 §5.1).
 *
 * @param error the error code; there is none if the request had no token
 * @param scopes the scopes that the request needs, or none if the challenge does not name them
 * @param resourceMetadata the URL of the resource's metadata
 */
public record BearerChallenge(Optional<String> error, Set<String> scopes, Optional<String> resourceMetadata) {

    /** The challenge of an answer that has none. */
    static final BearerChallenge NONE =
            of(new AuthenticationChallenge("Bearer", Map.of()));

    /**
     * Finds the Bearer challenge of an answer; the parameters of other schemes mean other things.
     *
     * <p>If there are several, a proxy may have added its own: the one that names metadata is preferred.
     */
    public static BearerChallenge in(HttpReply reply) {
        List<BearerChallenge> found =
                AuthenticationChallenge.parse(reply.headers().allValues("WWW-Authenticate")).stream()
                        .filter(challenge -> challenge.isFor("Bearer"))
                        .map(BearerChallenge::of)
                        .toList();
        return found.stream().filter(challenge -> challenge.resourceMetadata().isPresent()).findFirst()
                .or(() -> found.stream().findFirst())
                .orElse(NONE);
    }

    private static BearerChallenge of(AuthenticationChallenge challenge) {
        return new BearerChallenge(challenge.parameter("error"),
                words(challenge.parameter("scope").orElse("")), challenge.parameter("resource_metadata"));
    }

    private static Set<String> words(String scope) {
        return Arrays.stream(scope.split(" "))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether another token, with more scopes, would be accepted (RFC 6750 §3.1). */
    boolean asksForMoreScopes() {
        return error.filter("insufficient_scope"::equals).isPresent();
    }
}
