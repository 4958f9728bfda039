package com.example.mcp.keycloak;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints what Keycloak puts into the access token of each user of the realm.
 *
 * <p>Its exit code is 0 when every token is meant for this server. The tokens themselves are not printed, for
 * whoever reads one can use it.
 */
public final class TokenCheck {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<User> USERS = List.of(
            new User("mcp-admin", "admin123"),
            new User("mcp-user", "user123"),
            new User("mcp-readonly", "readonly123"));

    private record User(String name, String password) {
    }

    private TokenCheck() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> env = System.getenv();
        String port = env.getOrDefault("KEYCLOAK_PORT", "8080");
        String keycloak = env.getOrDefault("KEYCLOAK_URL", "http://localhost:" + port);
        String realm = env.getOrDefault("KEYCLOAK_REALM", "mcp-realm");
        List<String> expected = List.of(env.getOrDefault("JWT_AUDIENCE", "echo-mcp-server").split(" *, *"));
        boolean good = true;
        try (HttpClient http = HttpClient.newHttpClient()) {
            String endpoint = keycloak + "/realms/" + realm + "/protocol/openid-connect/token";
            for (User user : USERS) {
                good &= report(user, claims(token(http, endpoint, user)), expected);
            }
        } catch (IOException | ParseException e) {
            System.err.println(e.getMessage());
            good = false;
        }
        System.exit(good ? 0 : 1);
    }

    private static String token(HttpClient http, String endpoint, User user)
            throws IOException, InterruptedException {
        // The password grant needs no browser. OAuth 2.1 has dropped it, for it shows the client a password.
        String form = "grant_type=password&client_id=mcp-test-client&username=" + user.name
                + "&password=" + user.password + "&scope=openid+mcp:read+mcp:tools+mcp:prompts";
        HttpResponse<String> response;
        try {
            response = http.send(HttpRequest.newBuilder(URI.create(endpoint))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))
                    .build(), BodyHandlers.ofString());
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("Keycloak does not answer at " + endpoint + ": is it running?", e);
        }
        if (response.statusCode() != 200) {
            throw new IOException("Keycloak refused a token for " + user.name + ": " + response.statusCode());
        }
        return JSON.readTree(response.body()).path("access_token").asString();
    }

    /**
     * Reads a token without checking its signature: it came straight from the issuer and is only looked at. A
     * server that did the same would believe whatever its callers write.
     */
    private static JWTClaimsSet claims(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }

    /** Sorted, for Keycloak gives them in another order each time. */
    private static String scopes(String claim) {
        return claim == null ? "none" : String.join(" ", new TreeSet<>(List.of(claim.split(" "))));
    }

    private static boolean report(User user, JWTClaimsSet claims, List<String> expected)
            throws ParseException {
        boolean good = !Collections.disjoint(claims.getAudience(), expected);
        System.out.println(user.name);
        System.out.println("  issuer     " + claims.getIssuer());
        System.out.println("  audience   " + String.join(" ", claims.getAudience()));
        System.out.println("  subject    " + claims.getSubject());
        System.out.println("  user name  " + claims.getStringClaim("preferred_username"));
        System.out.println("  scope      " + scopes(claims.getStringClaim("scope")));
        System.out.println("  verdict    " + (good ? "meant for " : "NOT meant for ") + expected);
        return good;
    }
}
