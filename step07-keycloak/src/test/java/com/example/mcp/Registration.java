package com.example.mcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that registers itself at Keycloak, as MCP clients do (RFC 7591), and what it does then. */
final class Registration {

    static final String REDIRECT = "http://127.0.0.1/callback";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Registration() {
    }

    /** Sends a registration; {@code members} are names and values that replace or add to the usual ones. */
    static HttpResponse<String> send(Object... members) {
        Map<String, Object> client = new HashMap<>(Map.of(
                "client_name", "test", "redirect_uris", List.of(REDIRECT),
                "token_endpoint_auth_method", "none", "response_types", List.of("code"),
                "grant_types", List.of("authorization_code", "refresh_token")));
        for (int i = 0; i < members.length; i += 2) {
            client.put((String) members[i], members[i + 1]);
        }
        return send("/clients-registrations/openid-connect", client);
    }

    /** Sends this to an endpoint below the realm that takes registrations. */
    static HttpResponse<String> send(String path, Map<String, Object> client) {
        return send(HTTP, HttpRequest.newBuilder(URI.create(Keycloaks.issuer() + path))
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(client))));
    }

    /** Sends the usual registration from this address, which must be one of this machine. */
    static HttpResponse<String> from(String address) throws IOException {
        String client = "{\"client_name\": \"test\", \"redirect_uris\": [\"" + REDIRECT + "\"]}";
        URI endpoint = URI.create(Keycloaks.issuer().replace("localhost", "127.0.0.1")
                + "/clients-registrations/openid-connect");
        try (HttpClient http = HttpClient.newBuilder().localAddress(InetAddress.getByName(address)).build()) {
            return send(http, HttpRequest.newBuilder(endpoint).POST(BodyPublishers.ofString(client)));
        }
    }

    /** Changes a member of a registered client, with the token that it got for that (RFC 7592). */
    static HttpResponse<String> update(JsonNode client, String name, Object value) {
        String token = client.path("registration_access_token").asString();
        Map<String, Object> changed = new HashMap<>(Map.of(
                "client_id", client.path("client_id"), "redirect_uris", List.of(REDIRECT)));
        changed.put(name, value);
        URI address = URI.create(client.path("registration_client_uri").asString());
        return send(HTTP, HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .PUT(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(changed))));
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60))
                    .header("Content-Type", "application/json").build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("No answer from Keycloak", e);
        }
    }

    /** Registers a client, which must succeed, and returns what Keycloak says of it. */
    static JsonNode create(Object... members) {
        HttpResponse<String> response = send(members);
        if (response.statusCode() != 201) {
            throw new AssertionError(response + " " + response.body());
        }
        return JsonMapper.shared().readTree(response.body());
    }

    /** Registers a client, and returns its id. */
    static String id(Object... members) {
        return create(members).path("client_id").asString();
    }

    /** Lets a user log in and agree, and returns the access token that the client gets then. */
    static String token(String client, LoginForm form, String user, String password, String scope) {
        URI login = LoginForm.endpoint("auth", "response_type", "code", "client_id", client,
                "redirect_uri", REDIRECT, "scope", scope, "state", "s",
                "code_challenge", LoginForm.CHALLENGE, "code_challenge_method", "S256");
        Map<String, String> answer = form.authorize(login, REDIRECT, user, password);
        if (!answer.containsKey("code")) {
            throw new AssertionError("no code in " + answer);
        }
        HttpResponse<String> response = form.post(LoginForm.endpoint("token"),
                "grant_type", "authorization_code", "client_id", client, "redirect_uri", REDIRECT,
                "code", answer.get("code"), "code_verifier", LoginForm.VERIFIER);
        JsonNode tokens = JsonMapper.shared().readTree(response.body());
        if (!tokens.has("access_token")) {
            throw new AssertionError(response + " " + tokens);
        }
        return tokens.path("access_token").asString();
    }
}
