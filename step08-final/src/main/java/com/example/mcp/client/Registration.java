package com.example.mcp.client;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who the client is: known to the issuer, else named by its document, else registered now (RFC 7591).
 *
 * {@code document} is the https URL of that document or null; {@code clients} are the known ones by issuer.
 */
public record Registration(String name, String document, Map<String, Client> clients) {
    public Registration {
        clients = new HashMap<>(clients);
    }

    /** {@code method} authenticates at the token endpoint: "none" for a public client, without a secret. */
    public record Client(String id, String secret, String method) {
        @Override
        public String toString() {
            return id; // without the secret
        }
    }

    /** By issuer, because credentials shown to a second one would be stolen (SEP-2352). */
    Client client(Http http, Discovery.AuthorizationServer issuer, URI redirectUri) {
        boolean published = document != null && issuer.promises("client_id_metadata_document_supported");
        return clients.computeIfAbsent(issuer.issuer(),
                key -> published ? new Client(document, null, "none") : register(http, issuer, redirectUri));
    }

    private Client register(Http http, Discovery.AuthorizationServer issuer, URI redirectUri) {
        if (!issuer.metadata().has("registration_endpoint")) {
            throw new ClientException(issuer.issuer() + " registers no clients: ask its operator for one.");
        }
        var offered = Discovery.strings(issuer.metadata().path("token_endpoint_auth_methods_supported"));
        // RFC 8414 §2: an issuer that lists no method means basic.
        String method = Stream.of("none", "client_secret_basic", "client_secret_post")
                .filter(offered::contains).findFirst().orElse("client_secret_basic");
        // No scope member: some issuers hold a client to what it registered; it could never step up.
        String body = Http.JSON.writeValueAsString(Map.of("client_name", name, "application_type", "native",
                "redirect_uris", List.of(redirectUri), "response_types", List.of("code"),
                "grant_types", List.of("authorization_code", "refresh_token"),
                "token_endpoint_auth_method", method));
        URI endpoint = Discovery.endpoint(issuer.metadata(), "registration_endpoint");
        var headers = Map.of("Content-Type", "application/json", "Accept", "application/json");
        var client = http.send("register", endpoint, body, headers).json();
        String id = client.path("client_id").stringValue("");
        if (id.isEmpty()) {
            throw new ClientException(endpoint + " answered without a client_id.");
        }
        return new Client(id, client.path("client_secret").stringValue(""),
                client.path("token_endpoint_auth_method").stringValue(method));
    }
}
