package com.example.mcp.auth;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document in which the local issuer describes itself (RFC 8414): it has keys, and nowhere to log in.
 *
 * <p>What it does not have is not in the document: a client must not be sent to an address that is dead.
 */
public final class AuthorizationServerMetadata {

    /** Where the document is, below the origin of the issuer (RFC 8414 §3). */
    public static final String PATH = "/.well-known/oauth-authorization-server";

    private AuthorizationServerMetadata() {
    }

    /**
     * The document about an issuer (RFC 8414 §2).
     *
     * @param jwksUri where its public keys are
     */
    public static String document(String issuer, String jwksUri) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("issuer", issuer);
        json.put("jwks_uri", jwksUri);
        json.putArray("response_types_supported").add("none");
        return json.toString();
    }
}
