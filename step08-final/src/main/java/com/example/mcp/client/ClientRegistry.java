package com.example.mcp.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Knows by which credentials each authorization server knows this client.
 *
 * <p>They are kept by issuer: a second authorization server that was shown the credentials of the first one
 * could use them there.
 */
final class ClientRegistry {

    private final HttpTransport http;
    private final ClientIdentity identity;
    private final Map<String, Registration> registrations = new HashMap<>();

    /** Credentials from the authorization server, which are good for logins with this redirect URI. */
    private record Registration(ClientCredentials client, URI redirectUri) {
    }

    ClientRegistry(HttpTransport http, ClientIdentity identity) {
        this.http = http;
        this.identity = identity;
    }

    /**
     * Finds the credentials for an authorization server, and registers the client if there are none.
     *
     * <p>Credentials from the operator come first, then the client's own document, then those of an earlier
     * registration.
     */
    ClientCredentials clientFor(AuthorizationServerMetadata server, URI redirectUri) {
        ClientCredentials given = identity.preRegistered().get(server.issuer());
        if (given != null) {
            return given;
        }
        if (identity.document().isPresent() && server.supportsClientIdMetadataDocuments()) {
            return ClientCredentials.ofPublicClient(identity.document().get().toString());
        }
        Registration registration = registrations.get(server.issuer());
        if (registration == null || !registration.redirectUri.equals(redirectUri)) {
            registration = new Registration(register(server, redirectUri), redirectUri);
            registrations.put(server.issuer(), registration);
        }
        return registration.client;
    }

    /** Whether the client has registered itself with this issuer before. */
    boolean isRegisteredWith(String issuer) {
        return registrations.containsKey(issuer);
    }

    /**
     * Forgets a registration that the issuer no longer knows, so that the next login registers again.
     *
     * <p>Credentials from an operator and the client's document are not forgotten: nothing here could replace
     * them.
     */
    void forget(String issuer) {
        registrations.remove(issuer);
    }

    /** Registers the client with the authorization server (RFC 7591 §3). */
    private ClientCredentials register(AuthorizationServerMetadata server, URI redirectUri) {
        String registrationEndpoint = server.registrationEndpoint().orElseThrow(() -> new ClientException(
                server.issuer() + " registers no clients: ask its operator for one."));
        URI url = SafeUrl.of("registration_endpoint", registrationEndpoint);
        ClientAuthentication wanted = preferred(server.tokenEndpointAuthMethods());
        // There is no scope in it: some servers hold a client to what it registered, and refuse a step-up.
        Map<String, ?> description = Map.of(
                "client_name", identity.name(),
                "application_type", "native",
                "redirect_uris", List.of(redirectUri),
                "response_types", List.of("code"),
                "grant_types", List.of("authorization_code", "refresh_token"),
                "token_endpoint_auth_method", wanted.method());
        HttpReply reply = http.send("register", HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(Json.write(description)))
                .build());
        JsonNode client = reply.json();
        if (reply.status() / 100 != 2 || !client.isObject()) {
            throw reply.failure();
        }
        // The server may have given the client another method than it asked for (RFC 7591 §3.2.1).
        return new ClientCredentials(
                Json.text(client, "client_id").orElseThrow(
                        () -> new ClientException(url + " answered without a client_id.")),
                Json.text(client, "client_secret").orElse(""),
                Json.text(client, "token_endpoint_auth_method").map(ClientAuthentication::of).orElse(wanted));
    }

    /** A server that lists no method means the header (RFC 8414 §2). */
    private static ClientAuthentication preferred(Set<String> offered) {
        return Stream.of(ClientAuthentication.NONE, ClientAuthentication.CLIENT_SECRET_BASIC,
                        ClientAuthentication.CLIENT_SECRET_POST)
                .filter(method -> offered.contains(method.method()))
                .findFirst()
                .orElse(ClientAuthentication.CLIENT_SECRET_BASIC);
    }
}
