package com.example.mcp.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Finds the authorization server of an MCP server.
 *
 * <p>Two parties write the documents on the way. The MCP server says who makes tokens for it (RFC 9728), and
 * the authorization server says where its endpoints are (RFC 8414). Each could lie about the other, so the
 * name in each document is compared with the name that led to it.
 */
final class Discovery {

    private static final String PROTECTED_RESOURCE = "/.well-known/oauth-protected-resource";
    private static final String AUTHORIZATION_SERVER = "/.well-known/oauth-authorization-server";
    private static final String OPENID_CONFIGURATION = "/.well-known/openid-configuration";

    private final HttpTransport http;
    private final URI server;
    private Optional<URI> namedBefore = Optional.empty();

    /** The two documents that say where tokens for the MCP server are made. */
    record Documents(ProtectedResourceMetadata resource,
            AuthorizationServerMetadata authorizationServer) {
    }

    Discovery(HttpTransport http, URI server) {
        this.http = http;
        this.server = server;
    }

    /**
     * Finds out where tokens for the MCP server are made; the answer may be another one each time.
     *
     * @param challenge what the MCP server has said about the way to a token
     * @throws ClientException if there are no documents, or one is about somebody else
     */
    Documents discover(BearerChallenge challenge) {
        ProtectedResourceMetadata resource = resourceMetadata(challenge.resourceMetadata());
        return new Documents(resource, authorizationServer(resource.authorizationServer()));
    }

    private ProtectedResourceMetadata resourceMetadata(Optional<String> named) {
        ProtectedResourceMetadata metadata = ProtectedResourceMetadata.of(firstDocument(placesFor(named)));
        try {
            checkResource(server, metadata);
        } catch (ClientException e) {
            namedBefore = Optional.empty(); // the place has the document of somebody else
            throw e;
        }
        return metadata;
    }

    /**
     * Where the metadata of the MCP server may be, in the order in which to look.
     *
     * <p>If a challenge names a place, that is the only one. Not every challenge does: an earlier one may
     * have named it, and otherwise the place is well known. There the well-known path is inserted between
     * host and path, and the query stays (RFC 9728 §3.1); some servers have their document at the root only.
     */
    private Collection<URI> placesFor(Optional<String> named) {
        if (named.isPresent()) {
            namedBefore = Optional.of(SafeUrl.of("resource_metadata", named.get()));
            return List.of(namedBefore.get());
        }
        String path = SafeUrl.path(server).equals("/") ? "" : SafeUrl.path(server);
        String query = server.getRawQuery() == null ? "" : "?" + server.getRawQuery();
        Set<URI> places = new LinkedHashSet<>();
        namedBefore.ifPresent(places::add);
        places.add(SafeUrl.onSameOrigin(server, PROTECTED_RESOURCE + path + query));
        places.add(SafeUrl.onSameOrigin(server, PROTECTED_RESOURCE));
        return places;
    }

    /** Reads the metadata of an authorization server, which has its place in one of three forms. */
    private AuthorizationServerMetadata authorizationServer(String issuer) {
        URI url = SafeUrl.of("authorization_servers", issuer);
        // RFC 8414 §3.1: a slash at the end of the issuer is left out.
        String path = url.getRawPath().endsWith("/")
                ? url.getRawPath().substring(0, url.getRawPath().length() - 1) : url.getRawPath();
        JsonNode document = firstDocument(new LinkedHashSet<>(List.of(
                SafeUrl.onSameOrigin(url, AUTHORIZATION_SERVER + path),
                SafeUrl.onSameOrigin(url, OPENID_CONFIGURATION + path),
                SafeUrl.onSameOrigin(url, path + OPENID_CONFIGURATION))));
        AuthorizationServerMetadata metadata = AuthorizationServerMetadata.of(document);
        checkIssuer(issuer, metadata);
        return metadata;
    }

    /**
     * Checks that the metadata is about this server (RFC 9728 §3.3).
     *
     * <p>Without this check a server could name the resource of another one, and collect tokens that the
     * other one accepts. The identifier has to be the URL of the server. A path above it on the same origin
     * may stand for it, because many sites have one identifier for all that they serve; then it has no query.
     *
     * @throws ClientException if the metadata is about another resource
     */
    private static void checkResource(URI server, ProtectedResourceMetadata metadata) {
        Optional<URI> resource = SafeUrl.parse(metadata.resource());
        if (resource.isEmpty() || !SafeUrl.haveSameOrigin(server, resource.get())
                || !isSameOrParent(server, resource.get())) {
            throw new ClientException(
                    "The metadata of " + server + " is about '" + metadata.resource() + "'.");
        }
    }

    /** Whether the identifier is the URL of the server, or a path above it without a query. */
    private static boolean isSameOrParent(URI server, URI resource) {
        String path = SafeUrl.path(resource);
        // The slash keeps /mcp from being above /mcpx.
        String parent = path.endsWith("/") ? path : path + "/";
        return resource.getRawQuery() == null
                ? (SafeUrl.path(server) + "/").startsWith(parent)
                : SafeUrl.path(server).equals(path)
                        && Objects.equals(server.getRawQuery(), resource.getRawQuery());
    }

    /**
     * Checks that the metadata is that of the issuer, and that the issuer protects the code.
     *
     * <p>The names are compared character by character (RFC 8414 §3.3): an issuer must not pass off the
     * endpoints of another one as its own. And it has to offer PKCE with S256, because without it whoever
     * sees the code can use it (RFC 7636).
     *
     * @throws ClientException if one of the two is not so
     */
    private static void checkIssuer(String issuer, AuthorizationServerMetadata metadata) {
        if (!issuer.equals(metadata.issuer())) {
            throw new ClientException("The metadata found for " + issuer + " is that of another issuer.");
        }
        if (!metadata.codeChallengeMethods().contains("S256")) {
            throw new ClientException(issuer + " does not offer PKCE with S256.");
        }
    }

    /** Only a JSON object is a document: an answer of 200 with a page of HTML means "not here" as well. */
    private JsonNode firstDocument(Collection<URI> urls) {
        Optional<ClientException> unreadable = Optional.empty();
        for (URI url : urls) {
            try {
                HttpReply reply = http.send("metadata", HttpRequest.newBuilder(url)
                        .header("Accept", "application/json")
                        .build());
                if (reply.isDocument()) {
                    return reply.json();
                }
                if (reply.isNotNow()) {
                    unreadable = Optional.of(reply.failure());
                }
            } catch (ClientException e) {
                unreadable = Optional.of(e);
            }
        }
        // Whoever cannot answer now may still have the document.
        throw unreadable.orElseGet(() -> new ClientException("There is no metadata at any of " + urls + "."));
    }
}
