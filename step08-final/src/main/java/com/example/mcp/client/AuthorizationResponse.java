package com.example.mcp.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the authorization server sends along with the browser when it comes back (RFC 6749 §4.1.2, RFC 9207).
 *
 * <p>Any page on the web can send a browser here with other values, so nothing in it is to be believed before
 * {@link AuthorizationRequest#accept} has checked it.
 *
 * @param code the code that stands for the user's consent
 * @param state the value from the request
 * @param iss the name of the authorization server
 * @param error why there is no code
 */
public record AuthorizationResponse(Optional<String> code, Optional<String> state, Optional<String> iss,
        Optional<String> error) {

    /** Reads the query of the redirect; if a parameter stands in it twice, the first one counts. */
    static AuthorizationResponse of(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : query.split("&")) {
            int equals = parameter.indexOf('=');
            if (equals >= 0) {
                parameters.putIfAbsent(decode(parameter.substring(0, equals)),
                        decode(parameter.substring(equals + 1)));
            }
        }
        return new AuthorizationResponse(
                Optional.ofNullable(parameters.get("code")).filter(code -> !code.isEmpty()),
                Optional.ofNullable(parameters.get("state")),
                Optional.ofNullable(parameters.get("iss")),
                Optional.ofNullable(parameters.get("error")));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Leaves out code and state. */
    @Override
    public String toString() {
        return "the answer of " + iss.orElse("an authorization server");
    }
}
