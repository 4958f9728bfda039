package com.example.mcp.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns a grant into tokens: RFC 6749 §2.3.1 (client authentication), §4.1.3 (code), §5, §6 (refresh). */
record TokenEndpoint(Http http, Discovery.AuthorizationServer issuer, Registration.Client client) {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String TOKEN = "[\\w.~+/-]+=*";

    record Tokens(String access, String refresh) { }

    Tokens request(Map<String, String> grant) {
        Map<String, String> fields = new HashMap<>(grant);
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", FORM));
        switch (client.method()) {
            case "none" -> fields.put("client_id", client.id());
            case "client_secret_post" ->
                    fields.putAll(Map.of("client_id", client.id(), "client_secret", client.secret()));
            case "client_secret_basic" -> headers.put("Authorization", "Basic " + Base64.getEncoder()
                    .encodeToString((encode(client.id()) + ":" + encode(client.secret())).getBytes(UTF_8)));
            default -> throw new ClientException("Unknown authentication method: " + client.method() + ".");
        }
        var reply = http.send(grant.get("grant_type"), issuer.token(), form(fields), headers);
        String access = reply.json().path("access_token").stringValue("");
        String type = reply.json().path("token_type").stringValue("");
        // RFC 6749 §7.1: a token of an unknown type must not be used.
        if (!"bearer".equalsIgnoreCase(type) || !access.matches(TOKEN)) {
            throw new ClientException(reply.url() + " answered without a bearer token.");
        }
        return new Tokens(access, reply.json().path("refresh_token").stringValue(grant.get("refresh_token")));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
