package com.example.mcp.client;

import com.example.mcp.client.Discovery.AuthorizationServer;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** An authorization request and the check of its answer: RFC 6749 §4.1, 7636 (PKCE), 8707, 9207 (iss). */
record Authorization(AuthorizationServer issuer, URI redirectUri, String resource, String state,
        String verifier) {
    static Authorization begin(AuthorizationServer issuer, URI redirectUri, String resource) {
        // A random UUID has 122 bits of a SecureRandom; the verifier needs 43 characters (RFC 7636 §4.1).
        String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        return new Authorization(issuer, redirectUri, resource, UUID.randomUUID().toString(), verifier);
    }

    URI url(String clientId, Set<String> scopes) throws NoSuchAlgorithmException {
        byte[] challenge = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes());
        Map<String, String> query = new TreeMap<>(Map.of("response_type", "code", "client_id", clientId,
                "redirect_uri", redirectUri.toString(), "resource", resource, "state", state,
                "code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(challenge),
                "code_challenge_method", "S256"));
        // An empty scope is an error where a missing one is not (RFC 6749 §3.3).
        if (!scopes.isEmpty()) {
            query.put("scope", String.join(" ", scopes));
        }
        String endpoint = issuer.authorization().toString();
        return URI.create(endpoint + (endpoint.contains("?") ? "&" : "?") + Http.form(query));
    }

    /** The grant in the redirect; the first check that fails ends the reading. */
    Map<String, String> grant(Map<String, String> redirect) {
        // RFC 6749 §10.12, CSRF: the code of somebody else's login must not become this person's session.
        if (!MessageDigest.isEqual(state.getBytes(), redirect.getOrDefault("state", "").getBytes())) {
            throw new ClientException("The redirect carries a state that this client did not send.");
        }
        // RFC 9207 §2.4, mix-up: compared character by character, and before an error is believed.
        boolean promised = issuer.promises("authorization_response_iss_parameter_supported");
        if (!issuer.issuer().equals(redirect.getOrDefault("iss", promised ? "" : issuer.issuer()))) {
            throw new ClientException("The redirect does not name " + issuer.issuer() + " as its issuer.");
        }
        if (!redirect.containsKey("code")) {
            throw new ClientException(issuer.issuer() + " gave no code: " + redirect.get("error") + ".");
        }
        return Map.of("grant_type", "authorization_code", "code", redirect.get("code"),
                "code_verifier", verifier, "redirect_uri", redirectUri.toString(), "resource", resource);
    }
}
