package com.example.mcp.client;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The way from a refusal to the issuer: challenge (RFC 6750 §3), metadata (RFC 9728 §3, RFC 8414 §3). */
record Discovery(Http http) {
    private static final String RESOURCE = "/.well-known/oauth-protected-resource";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";
    private static final String OPENID = "/.well-known/openid-configuration";
    // Possessive and from a word's start, so that a hostile header costs no time.
    private static final Pattern PARAMETER =
            Pattern.compile("\\b(\\w++)\\s*+=\\s*+(?:\"([^\"]*+)\"|([^\\s,\"]++))");

    record ProtectedResource(String resource, Set<String> scopes, AuthorizationServer issuer) { }

    record AuthorizationServer(String issuer, URI authorization, URI token, JsonNode metadata) {
        boolean promises(String feature) {
            return metadata.path(feature).booleanValue(false);
        }
    }

    static Map<String, String> challenge(Http.Reply refusal) {
        String header = String.join(", ", refusal.headers().allValues("WWW-Authenticate"));
        return PARAMETER.matcher(header).results().collect(Collectors.toMap(found -> found.group(1),
                found -> found.group(found.group(2) == null ? 3 : 2), (first, again) -> first));
    }

    /** The document the challenge names, and only else the well-known one: of the path, then of the root. */
    ProtectedResource protectedResource(URI server, String named) {
        JsonNode metadata = named != null ? first(Http.url("resource_metadata", named))
                : first(server.resolve(RESOURCE + path(server)), server.resolve(RESOURCE));
        String resource = metadata.path("resource").stringValue("");
        String own = server.toString().split("[?]")[0];
        // RFC 9728 §3.3: else this server could collect tokens that another one accepts. On its own origin a
        // parent path may stand for it; the slash keeps /mcp from covering /mcpx.
        if (!(resource + "/").startsWith(server.resolve("/").toString())
                || !(own + "/").startsWith(resource.replaceFirst("/?$", "/"))) {
            throw new ClientException("The metadata of " + server + " is about '" + resource + "'.");
        }
        return new ProtectedResource(resource, strings(metadata.path("scopes_supported")),
                authorizationServer(metadata.at("/authorization_servers/0").stringValue("")));
    }

    /** RFC 8414 with the path inserted, OpenID Connect with the path inserted, then with it in front. */
    private AuthorizationServer authorizationServer(String issuer) {
        URI url = Http.url("authorization_servers", issuer);
        JsonNode metadata = first(url.resolve(OAUTH + path(url)), url.resolve(OPENID + path(url)),
                URI.create(issuer.replaceAll("/$", "") + OPENID));
        // RFC 8414 §3.3, mix-up: an issuer must not pass off another's endpoints as its own.
        if (!issuer.equals(metadata.path("issuer").stringValue(""))) {
            throw new ClientException("The metadata found for " + issuer + " is that of another issuer.");
        }
        // RFC 7636: without S256 whoever sees the code can use it.
        if (!strings(metadata.path("code_challenge_methods_supported")).contains("S256")) {
            throw new ClientException(issuer + " does not offer PKCE with S256.");
        }
        return new AuthorizationServer(issuer, endpoint(metadata, "authorization_endpoint"),
                endpoint(metadata, "token_endpoint"), metadata);
    }

    static URI endpoint(JsonNode metadata, String name) {
        return Http.url(name, metadata.path(name).stringValue(""));
    }

    static Set<String> strings(JsonNode array) {
        return new LinkedHashSet<>(array.valueStream().map(it -> it.stringValue("")).toList());
    }

    private JsonNode first(URI... urls) {
        for (URI url : new LinkedHashSet<>(List.of(urls))) {
            var reply = http.send("metadata", url, null, Map.of("Accept", "application/json"));
            if (reply.status() == 200) {
                return reply.json();
            }
        }
        throw new ClientException("There is no metadata at any of " + List.of(urls) + ".");
    }

    private static String path(URI url) {
        return url.getRawPath().replaceAll("/$", "");
    }
}
