package com.example.mcp.client;

/**
 * The id by which an authorization server knows a client, and what proves that a request comes from it.
 *
 * @param secret the secret; it is empty for a public client
 * @param authentication how the client authenticates at the token endpoint
 */
public record ClientCredentials(String id, String secret, ClientAuthentication authentication) {

    /** The credentials of a client without a secret. */
    public static ClientCredentials ofPublicClient(String id) {
        return new ClientCredentials(id, "", ClientAuthentication.NONE);
    }

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return id;
    }
}
