package com.example.mcp.auth;

import java.net.URI;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document in which a protected resource says where clients get a token for it (RFC 9728). */
public final class ProtectedResourceMetadata {

    /** Where the document is: the resource's own path follows (RFC 9728 §3). */
    public static final String PATH = "/.well-known/oauth-protected-resource";

    private ProtectedResourceMetadata() {
    }

    /** The URL of the document: the well-known path goes between the resource's host and its path. */
    public static URI location(URI resource) {
        return resource.resolve(PATH + resource.getRawPath());
    }

    /**
     * The document about a resource (RFC 9728 §2).
     *
     * @param resource the URL that clients dial, character by character: they compare it
     * @param issuer the authorization server that gives tokens for the resource
     */
    public static String document(URI resource, String issuer) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("resource", resource.toString());
        json.putArray("authorization_servers").add(issuer);
        json.putArray("bearer_methods_supported").add("header");
        json.put("resource_name", "Echo MCP server");
        return json.toString();
    }
}
