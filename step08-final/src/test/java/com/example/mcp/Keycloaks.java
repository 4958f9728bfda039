package com.example.mcp;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What tests ask of Keycloak: tokens, and changes to the realm through its REST API for administrators.
 *
 * <p>The first call starts the one Keycloak of the test run. Paths are those below the realm: {@code /users}.
 */
final class Keycloaks {

    static final String REALM = "mcp-realm";

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static String adminToken;
    private static long adminTokenAt;

    private Keycloaks() {
    }

    static URI url() {
        return KeycloakServer.get().url();
    }

    static String issuer() {
        return url() + "/realms/" + REALM;
    }

    /** Returns the access token that the workshop's client gets for a user's password. */
    static String token(String user, String password, String... scopes) {
        return tokens(REALM, user, password, scopes).path("access_token").asString();
    }

    /** Returns all that comes with such a token: {@code id_token}, {@code refresh_token}, {@code scope}. */
    static JsonNode tokens(String realm, String user, String password, String... scopes) {
        return grant(realm, "mcp-test-client", user, password, "openid " + String.join(" ", scopes));
    }

    /** Returns a token for the administration of all realms, good for half a minute at least. */
    static synchronized String adminToken() {
        // Keycloak works 150 ms on each check of a password, so a token is used for a while.
        if (adminToken == null || System.nanoTime() - adminTokenAt > 30_000_000_000L) {
            adminTokenAt = System.nanoTime();
            adminToken = grant("master", "admin-cli", "admin", KeycloakServer.get().adminPassword(), "openid")
                    .path("access_token").asString();
        }
        return adminToken;
    }

    static JsonNode get(String path) {
        return JSON.readTree(admin("GET", REALM + path, null).body());
    }

    /** Creates something and returns its id. */
    static String post(String path, Object json) {
        String location = admin("POST", REALM + path, json).headers().firstValue("Location").orElse("");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    static void put(String path, Object json) {
        admin("PUT", REALM + path, json);
    }

    static void delete(String path) {
        admin("DELETE", REALM + path, null);
    }

    /** Creates a realm with the users and clients of the project's, but another issuer and other keys. */
    static void createRealm(String name) throws IOException {
        try (var file = Keycloaks.class.getResourceAsStream(KeycloakServer.REALM_FILE)) {
            String realm = new String(file.readAllBytes(), StandardCharsets.UTF_8).replace(REALM, name);
            // Only a file that is imported at the start has its ${NAME:default} replaced.
            admin("POST", "", JSON.readTree(realm.replaceAll("\\$\\{\\w+:(\\w+)}", "$1")));
        }
    }

    /** Publishes a key beside the one that the realm signs with, and returns it with the kid it was given. */
    static RSAKey importSigningKey(RSAKey key) {
        return importKey("rsa", "RS256", key);
    }

    /** Publishes a key; its provider says what for: {@code rsa} to sign, {@code rsa-enc} to encrypt. */
    static RSAKey importKey(String provider, String algorithm, RSAKey key) {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getEncoder().encodeToString(encoded(key))
                + "\n-----END PRIVATE KEY-----";
        String id = post("/components", Map.of(
                "name", "imported", "providerId", provider, "providerType", "org.keycloak.keys.KeyProvider",
                "config", Map.of("privateKey", List.of(pem), "algorithm", List.of(algorithm),
                        "priority", List.of("50"), "active", List.of("true"), "enabled", List.of("true"))));
        for (JsonNode known : get("/keys").path("keys")) {
            if (known.path("providerId").asString().equals(id)) {
                return new RSAKey.Builder(key).keyID(known.path("kid").asString()).build();
            }
        }
        throw new IllegalStateException("Keycloak does not list the key it imported");
    }

    private static byte[] encoded(RSAKey key) {
        try {
            return key.toRSAPrivateKey().getEncoded();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns what any client of any realm gets for a user's password. */
    static JsonNode grant(String realm, String client, String user, String password, String scope) {
        String form = "grant_type=password&client_id=" + encode(client) + "&username=" + encode(user)
                + "&password=" + encode(password) + "&scope=" + encode(scope);
        URI endpoint = url().resolve("/realms/" + realm + "/protocol/openid-connect/token");
        return JSON.readTree(send(HttpRequest.newBuilder(endpoint).POST(BodyPublishers.ofString(form))
                .header("Content-Type", "application/x-www-form-urlencoded")).body());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> admin(String method, String path, Object json) {
        return send(HttpRequest.newBuilder(url().resolve("/admin/realms/" + path))
                .method(method, BodyPublishers.ofString(json == null ? "" : JSON.writeValueAsString(json)))
                .header("Authorization", "Bearer " + adminToken())
                .header("Content-Type", "application/json"));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(response + " " + response.body());
            }
            return response;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("No answer from Keycloak", e);
        }
    }
}
