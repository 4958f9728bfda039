package com.example.mcp.auth;

import com.example.mcp.auth.Verdict.Accepted;
import com.example.mcp.auth.Verdict.Rejected;
import com.example.mcp.auth.Verdict.Unavailable;
import com.sun.net.httpserver.Authenticator;
import com.sun.net.httpserver.HttpExchange;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Function;

/**
 * Admits a request that carries a valid access token in its Authorization header (RFC 6750 §2.1).
 *
 * <p>Each request is checked anew. Without a token the answer is 401 with a challenge, with a refused one
 * 401 with the reason, with something unreadable 400. The log gets the reason too, and no part of the token.
 */
public final class BearerAuthenticator extends Authenticator {

    private static final Logger LOG = System.getLogger("mcp");

    private static final String SCHEME = "Bearer";

    private final Function<String, Verdict> verifier;
    private final Challenge challenge;

    /** Admits what {@code verifier} accepts, and answers the rest with {@code challenge}. */
    public BearerAuthenticator(Function<String, Verdict> verifier, Challenge challenge) {
        this.verifier = verifier;
        this.challenge = challenge;
    }

    @Override
    public Result authenticate(HttpExchange exchange) {
        List<String> values = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
        if (values.size() > 1) {
            return malformed(exchange, "There is more than one Authorization header.");
        }
        String value = values.isEmpty() ? "" : values.getFirst();
        if (!isBearer(value)) {
            return answer(exchange, challenge.credentialMissing(), new Retry(401));
        }
        String token = token(value);
        if (token.isEmpty()) {
            return malformed(exchange, "The Bearer scheme takes exactly one token.");
        }
        return switch (verifier.apply(token)) {
            case Accepted accepted -> new Success(accepted.principal());
            case Unavailable unavailable -> unavailable(exchange);
            case Rejected rejected -> refused(exchange, "The token is refused: " + rejected.reason() + ".");
        };
    }

    /** The name of the scheme has no case (RFC 9110 §11.1), and another may begin with the same letters. */
    private static boolean isBearer(String value) {
        int end = SCHEME.length();
        return value.regionMatches(true, 0, SCHEME, 0, end)
                && (value.length() == end || !Character.isLetterOrDigit(value.charAt(end)));
    }

    /** The one word that follows the scheme after spaces (RFC 9110 §11.4), or nothing. */
    private static String token(String value) {
        int start = SCHEME.length();
        while (start < value.length() && value.charAt(start) == ' ') {
            start++;
        }
        String token = value.substring(start);
        boolean word = start > SCHEME.length() && token.chars().allMatch(c -> c > ' ');
        return word ? token : "";
    }

    private Result malformed(HttpExchange exchange, String description) {
        LOG.log(Level.INFO, "400: {0}", description);
        return answer(exchange, challenge.invalidRequest(description), new Failure(400));
    }

    /** A 401 would send the client to log in again at an issuer that is down; 503 asks it to wait. */
    private static Result unavailable(HttpExchange exchange) {
        LOG.log(Level.WARNING, "503: The key of the token is not known, and the issuer cannot be asked now.");
        exchange.getResponseHeaders().set("Retry-After", "5");
        return new Failure(503);
    }

    private Result refused(HttpExchange exchange, String description) {
        LOG.log(Level.INFO, "401: {0}", description);
        return answer(exchange, challenge.invalidToken(description), new Failure(401));
    }

    private static Result answer(HttpExchange exchange, String challenge, Result result) {
        exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
        return result;
    }
}
