package com.example.mcp.auth;

import java.net.URI;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The public documents that lead a client from this server to a token. */
public final class Metadata {

    /** Where the document about the protected resource is, before the resource's own path (RFC 9728 §3). */
    public static final String PROTECTED_RESOURCE = "/.well-known/oauth-protected-resource";

    /** Where the document about the authorization server is (RFC 8414 §3). */
    public static final String AUTHORIZATION_SERVER = "/.well-known/oauth-authorization-server";

    private Metadata() {
    }

    /** The URL of the metadata of a resource: the well-known path goes between its host and its path. */
    public static URI location(URI resource) {
        return resource.resolve(PROTECTED_RESOURCE + resource.getRawPath());
    }

    /**
     * Says which authorization server gives tokens for this resource (RFC 9728 §2).
     *
     * @param resource the URL that clients dial, character by character: they compare it
     */
    public static String protectedResource(URI resource, String issuer) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("resource", resource.toString());
        json.putArray("authorization_servers").add(issuer);
        json.putArray("bearer_methods_supported").add("header");
        json.put("resource_name", "Echo MCP server");
        return json.toString();
    }

    /**
     * Describes the local issuer (RFC 8414 §2), which has keys but no endpoint to get a token from.
     *
     * <p>What it does not have is not in the document: a client must not be sent to an address that is dead.
     */
    public static String authorizationServer(String issuer, String jwksUri) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("issuer", issuer);
        json.put("jwks_uri", jwksUri);
        json.putArray("response_types_supported").add("none");
        return json.toString();
    }
}
