package com.example.mcp.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * A login that this client has begun: what it asks for, and what it has to remember until the answer comes
 * (RFC 6749 §4.1.1).
 *
 * @param server where the user logs in
 * @param clientId the id by which that server knows the client
 * @param redirectUri where the browser brings the answer
 * @param resource the server that the token is for, as its metadata writes it (RFC 8707 §2.1)
 * @param scopes what the token is to permit
 * @param state a random value that comes back with the answer
 * @param codeVerifier a random value of which the request only carries the hash (RFC 7636 §4.1)
 */
record AuthorizationRequest(AuthorizationServerMetadata server, String clientId, URI redirectUri,
        String resource, Set<String> scopes, String state, String codeVerifier) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Begins a login, with a state and a verifier that nobody else knows. */
    static AuthorizationRequest begin(AuthorizationServerMetadata server, String clientId, URI redirectUri,
            String resource, Set<String> scopes) {
        return new AuthorizationRequest(
                server, clientId, redirectUri, resource, scopes, randomText(), randomText());
    }

    /** Makes 256 random bits into 43 characters, the least that RFC 7636 §4.1 allows. */
    private static String randomText() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return base64Url(bytes);
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * Writes the URL that the user's browser visits.
     *
     * <p>Its query holds the parameters {@code response_type}, {@code client_id}, {@code redirect_uri},
     * {@code resource}, {@code state}, {@code code_challenge}, {@code code_challenge_method} and, unless
     * there are none, {@code scope}. The challenge is the SHA-256 hash of the verifier in Base64 for URLs
     * (RFC 7636 §4.2). An authorization endpoint may have a query of its own, and keeps it (RFC 6749 §3.1).
     */
    URI uri() {
        FormParameters query = new FormParameters()
                .add("response_type", "code")
                .add("client_id", clientId)
                .add("redirect_uri", redirectUri.toString())
                .add("resource", resource)
                .add("state", state)
                .add("code_challenge", base64Url(sha256(codeVerifier)))
                .add("code_challenge_method", "S256");
        if (!scopes.isEmpty()) {
            // An empty scope is an error, a missing one is not (RFC 6749 §3.3).
            query.add("scope", String.join(" ", scopes));
        }
        String endpoint = server.authorizationEndpoint().toString();
        String separator = server.authorizationEndpoint().getRawQuery() == null ? "?" : "&";
        return URI.create(endpoint + separator + query.encoded());
    }

    /**
     * Checks the answer, and takes the code out of it.
     *
     * <p>Three questions are asked in this order, and the first no ends the login. Is it the answer to this
     * request? Its state says so: without it, an attacker could bring their own code here, and the user would
     * work in the attacker's account (RFC 6749 §10.12). Does it come from the server that was asked? Its iss
     * says so, compared character by character: without it, a code could be carried from one server to
     * another (RFC 9207 §2.4). A server that does not promise to send iss may leave it out. Is there a code?
     * An error is told only now, when it is known who speaks.
     *
     * @throws ClientException if one of the answers is no
     */
    AuthorizationCodeGrant accept(AuthorizationResponse response) {
        byte[] expected = state.getBytes(StandardCharsets.UTF_8);
        byte[] received = response.state().orElse("").getBytes(StandardCharsets.UTF_8);
        // Takes the same time wherever the two differ.
        if (!MessageDigest.isEqual(expected, received)) {
            throw new ClientException("The redirect carries a state that this client did not send.");
        }
        boolean mayBeAbsent = !server.sendsIssInResponse();
        if (!response.iss().map(server.issuer()::equals).orElse(mayBeAbsent)) {
            throw new ClientException("The redirect does not name " + server.issuer() + " as its issuer.");
        }
        String code = response.code().orElseThrow(() -> new ClientException(
                server.issuer() + " gave no code: " + response.error().orElse("without a reason") + "."));
        return new AuthorizationCodeGrant(code, codeVerifier, redirectUri, resource);
    }

    /** Leaves out state and verifier. */
    @Override
    public String toString() {
        return "a login at " + server.issuer();
    }
}
