package com.example.mcp.client;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Exchanges grants for tokens (RFC 6749 §3.2). */
final class TokenEndpoint {

    /** The characters that a Bearer header can carry (RFC 6750 §2.1). */
    private static final Pattern B64TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]++=*+");

    private final HttpTransport http;

    TokenEndpoint(HttpTransport http) {
        this.http = http;
    }

    /**
     * Exchanges a grant for tokens.
     *
     * <p>The request is a form with the parameters of the grant, to which the client adds who it is: a public
     * client its {@code client_id} alone; others id and secret, in the form or in an Authorization header. In
     * the header both are encoded as in a form before the colon joins them (RFC 6749 §2.3.1).
     *
     * @throws GrantRefusedException if the server refuses the grant, and asking again is of no use
     * @throws ClientException if it says neither yes nor no
     */
    Tokens exchange(AuthorizationServerMetadata server, ClientCredentials client, Grant grant) {
        FormParameters form = grant.form();
        HttpRequest.Builder request = HttpRequest.newBuilder(server.tokenEndpoint())
                .header("Content-Type", FormParameters.MEDIA_TYPE)
                // Some servers answer with a form, unless they are asked for JSON.
                .header("Accept", "application/json");
        switch (client.authentication()) {
            case NONE -> form.add("client_id", client.id());
            case CLIENT_SECRET_POST -> form.add("client_id", client.id())
                    .add("client_secret", client.secret());
            case CLIENT_SECRET_BASIC -> request.header("Authorization", basic(client));
        }
        HttpReply reply = http.send(grant.type(),
                request.POST(BodyPublishers.ofString(form.encoded())).build());
        checkGranted(reply);
        JsonNode json = reply.json();
        Optional<String> accessToken = Json.text(json, "access_token")
                .filter(token -> B64TOKEN.matcher(token).matches());
        // RFC 6749 §7.1: a client must not use a token of a type that it does not know.
        boolean isBearer = Json.text(json, "token_type").filter("bearer"::equalsIgnoreCase).isPresent();
        if (accessToken.isEmpty() || !isBearer) {
            throw new ClientException(reply.url() + " answered without a bearer token.");
        }
        return new Tokens(server.issuer(), client, accessToken.get(),
                Json.text(json, "refresh_token").or(grant::presentRefreshToken));
    }

    private static String basic(ClientCredentials client) {
        String pair = FormParameters.encode(client.id()) + ":" + FormParameters.encode(client.secret());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Tells a refusal from an answer that says nothing about the grant.
     *
     * <p>A refusal is any status of 4xx, whatever the body: a proxy may have replaced it. It is not one if
     * the server asks the client to come again. Some servers refuse with 200 and an error in the body.
     */
    private static void checkGranted(HttpReply reply) {
        Optional<String> error = Json.text(reply.json(), "error");
        boolean isSuccess = reply.status() / 100 == 2 && reply.json().isObject() && error.isEmpty();
        if (isSuccess) {
            return;
        }
        boolean isRefusal = reply.status() / 100 == 4 || reply.status() / 100 == 2 && error.isPresent();
        if (reply.isNotNow() || !isRefusal) {
            throw reply.failure();
        }
        if (error.filter("invalid_client"::equals).isPresent()) {
            throw new InvalidClientException(reply.sentence());
        }
        throw new GrantRefusedException(reply.sentence());
    }
}
