package com.example.mcp.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Turns a grant into tokens: RFC 6749 §2.3.1 (client authentication), §4.1.3 (code), §5, §6 (refresh). */
record TokenEndpoint(Http http, Discovery.AuthorizationServer issuer, Registration.Client client) {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String TOKEN = "[\\w.~+/-]+=*";

    record Tokens(TokenEndpoint source, String access, String refresh) { }

    Tokens request(Map<String, String> grant) {
        Map<String, String> fields = new HashMap<>(grant);
        // Some issuers answer a form, unless they are asked for JSON.
        Map<String, String> headers =
                new HashMap<>(Map.of("Content-Type", FORM, "Accept", "application/json"));
        switch (client.method()) {
            case "none" -> fields.put("client_id", client.id());
            case "client_secret_post" ->
                    fields.putAll(Map.of("client_id", client.id(), "client_secret", client.secret()));
            case "client_secret_basic" -> {
                String pair = Http.encode(client.id()) + ":" + Http.encode(client.secret());
                String basic = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
                headers.put("Authorization", "Basic " + basic);
            }
            default -> throw new ClientException("Unknown authentication method: " + client.method() + ".");
        }
        var reply = http.send(grant.get("grant_type"), issuer.token(), Http.form(fields), headers);
        String access = reply.json().path("access_token").stringValue("");
        String type = reply.json().path("token_type").stringValue("");
        // RFC 6749 §7.1: a token of an unknown type must not be used.
        if (!"bearer".equalsIgnoreCase(type) || !access.matches(TOKEN)) {
            throw new ClientException(reply.url() + " answered without a bearer token.");
        }
        // RFC 6749 §6: an issuer that sends no new refresh token means the present one.
        String refresh = reply.json().path("refresh_token").stringValue(grant.get("refresh_token"));
        return new Tokens(this, access, refresh);
    }
}
