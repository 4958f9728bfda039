package com.example.mcp.client;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Who the client says it is.
 *
 * @param name what users read on the page where they agree
 * @param document where the client publishes its metadata, if it does; authorization servers that support it
 *         take this URL for a client id
 * @param preRegistered the credentials that operators of authorization servers have given out, by issuer
 */
public record ClientIdentity(String name, Optional<URI> document,
        Map<String, ClientCredentials> preRegistered) {

    public ClientIdentity {
        preRegistered = Map.copyOf(preRegistered);
    }

    /** A client that has nothing but a name, so that it has to register itself everywhere. */
    public static ClientIdentity named(String name) {
        return new ClientIdentity(name, Optional.empty(), Map.of());
    }
}
