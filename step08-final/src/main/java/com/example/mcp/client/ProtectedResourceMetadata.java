package com.example.mcp.client;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a protected resource says about itself (RFC 9728 §2).
 *
 * @param resource its identifier, as it is written
 * @param scopesSupported the scopes that it knows
 * @param authorizationServer the issuer that makes tokens for it, as it is written; empty if none is named
 */
record ProtectedResourceMetadata(String resource, Set<String> scopesSupported, String authorizationServer) {

    /** Reads the document; of several authorization servers the first one is taken. */
    static ProtectedResourceMetadata of(JsonNode document) {
        return new ProtectedResourceMetadata(
                Json.text(document, "resource").orElse(""),
                Json.texts(document, "scopes_supported"),
                Json.texts(document, "authorization_servers").stream().findFirst().orElse(""));
    }
}
