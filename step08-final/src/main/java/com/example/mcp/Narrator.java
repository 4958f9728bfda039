package com.example.mcp;

import com.example.mcp.client.HttpReply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prints what is worth reading aloud of an exchange, and nothing that a reader of the screen could use. */
final class Narrator {

    /** A list of what is shown, not of what is hidden: a secret that nobody thought of stays unseen. */
    private static final List<String> FIELDS = List.of("resource", "authorization_servers",
            "issuer", "scopes_supported", "authorization_endpoint", "token_endpoint", "registration_endpoint",
            "code_challenge_methods_supported", "authorization_response_iss_parameter_supported",
            "client_id", "redirect_uris", "token_endpoint_auth_method", "token_type", "expires_in",
            "access_token", "refresh_token", "scope", "result");

    /** Of the request to the issuer, and of the redirect that answers it. */
    static final Set<String> REQUEST = Set.of("response_type", "client_id", "redirect_uri", "scope", "state",
            "resource", "code_challenge", "code_challenge_method");
    private static final Set<String> ANSWER = Set.of("state", "iss", "error");

    private static final List<String> CLAIMS =
            List.of("iss", "aud", "azp", "sub", "preferred_username", "scope", "iat", "exp");

    private Narrator() {
    }

    /** Prints an exchange with the MCP server or the issuer. */
    static void answer(HttpReply reply) {
        say("");
        say("   " + reply.method() + " " + reply.url() + "  (" + reply.purpose() + ")");
        say("   " + reply.status());
        reply.headers().allValues("WWW-Authenticate").forEach(it -> say("     WWW-Authenticate: " + it));
        JsonNode answer = reply.json();
        for (String field : FIELDS) {
            JsonNode value = answer.path(field);
            if (value.isMissingNode()) {
                continue;
            }
            switch (field) {
                case "access_token" -> claims(value.stringValue(""));
                case "refresh_token" -> say("     refresh_token: (not shown)");
                default -> say("     " + field + ": " + value);
            }
        }
    }

    /** The middle part alone: without its signature a token is worth nothing. */
    private static void claims(String token) {
        try {
            byte[] payload = Base64.getUrlDecoder().decode(token.split("[.]")[1]);
            JsonNode claims = JsonMapper.shared().readTree(payload);
            CLAIMS.stream().filter(claims::has)
                    .forEach(claim -> say("     token " + claim + ": " + claims.path(claim)));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | JacksonException e) {
            say("     access_token: (not shown)");
        }
    }

    /** Prints the redirect that ends a visit of the browser, and of its other pages nothing. */
    static void redirect(HttpReply reply) {
        String[] location = reply.headers().firstValue("Location").orElse("").split("[?]", 2);
        if (location.length == 2 && location[0].endsWith("/callback")) {
            say("");
            say("   The user logs in and agrees; the issuer sends the browser to " + location[0] + " with");
            query(location[1], ANSWER);
        }
    }

    /** Prints the parameters of a query, a line each, and the values of those that may be shown. */
    static void query(String query, Set<String> shown) {
        for (String parameter : query.split("&")) {
            String name = parameter.split("=", 2)[0];
            String text = URLDecoder.decode(parameter, StandardCharsets.UTF_8);
            say("     " + (shown.contains(name) ? text : name + "=(not shown)"));
        }
    }

    /** Prints a line; the words of a server in it cannot begin another one, nor steer the terminal. */
    static void say(String line) {
        System.out.println(line.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?"));
    }
}
