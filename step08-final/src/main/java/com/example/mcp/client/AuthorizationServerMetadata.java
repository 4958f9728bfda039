package com.example.mcp.client;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What an authorization server says about itself (RFC 8414 §2).
 *
 * @param issuer its name; it is only ever compared character by character
 * @param registrationEndpoint where clients register themselves, as it is written, if they can
 * @param tokenEndpointAuthMethods how clients may authenticate; empty if it does not say
 * @param codeChallengeMethods the methods of PKCE that it knows
 * @param supportsClientIdMetadataDocuments whether a client id may be the URL of a document
 * @param sendsIssInResponse whether it promises to send its name with each code (RFC 9207 §3)
 */
record AuthorizationServerMetadata(String issuer, URI authorizationEndpoint, URI tokenEndpoint,
        Optional<String> registrationEndpoint, Set<String> tokenEndpointAuthMethods,
        Set<String> codeChallengeMethods, boolean supportsClientIdMetadataDocuments,
        boolean sendsIssInResponse) {

    /**
     * Reads the document.
     *
     * @throws ClientException if an endpoint that every login needs has no safe URL
     */
    static AuthorizationServerMetadata of(JsonNode document) {
        return new AuthorizationServerMetadata(
                Json.text(document, "issuer").orElse(""),
                endpoint(document, "authorization_endpoint"),
                endpoint(document, "token_endpoint"),
                Json.text(document, "registration_endpoint"),
                Json.texts(document, "token_endpoint_auth_methods_supported"),
                Json.texts(document, "code_challenge_methods_supported"),
                document.path("client_id_metadata_document_supported").booleanValue(false),
                document.path("authorization_response_iss_parameter_supported").booleanValue(false));
    }

    private static URI endpoint(JsonNode document, String name) {
        return SafeUrl.of(name, Json.text(document, name).orElse(""));
    }
}
