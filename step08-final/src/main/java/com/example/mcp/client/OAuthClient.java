package com.example.mcp.client;

import java.io.IOException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Obtains the access token for one MCP server, and another one whenever that server asks for it.
 * Tokens stay in memory; one thread at a time. Source: MCP 2026-07-28, basic/authorization.
 */
public final class OAuthClient {
    private final Http http;
    private final URI server;
    private final Login login;
    private Set<String> scopes;
    private TokenEndpoint endpoint;
    private TokenEndpoint.Tokens tokens;
    private int port;

    /** {@code patience} bounds the wait for a person; {@code scope}, unless empty, is asked for first. */
    public record Login(Registration registration, Browser browser, Duration patience, String scope) { }

    OAuthClient(Http http, URI server, Login login) {
        this.http = http;
        this.server = server;
        this.login = login;
        this.scopes = words(login.scope());
    }

    /** Null until the server has asked for one. */
    String accessToken() {
        return tokens == null ? null : tokens.access();
    }

    /** Answers a 401, or a 403 that wants more scopes; false says that nobody had to log in. */
    boolean renew(Map<String, String> challenge, boolean stepUp, boolean again) {
        Discovery discovery = new Discovery(http);
        var resource = discovery.protectedResource(server, challenge.get("resource_metadata"));
        var issuer = discovery.authorizationServer(resource.issuer());
        if (!stepUp && !again && refresh(issuer, resource.resource())) {
            return false;
        }
        String scope = challenge.get("scope");
        Set<String> named = scope == null ? resource.scopes() : words(scope);
        Set<String> wanted = new LinkedHashSet<>(scopes);
        // A new token replaces the old one and its scopes, so a step-up asks for the union.
        boolean more = (stepUp || scopes.isEmpty()) && wanted.addAll(named);
        if (stepUp && !more) {
            throw new ClientException(server + " refuses although it got all it named: " + wanted + ".");
        }
        try (LoopbackRedirect redirect = LoopbackRedirect.open(port)) {
            // The same port every time, because a registered redirect URI is compared as a whole.
            port = redirect.uri().getPort();
            var authorization = Authorization.begin(issuer, redirect.uri(), resource.resource());
            var client = login.registration().client(http, issuer, redirect.uri());
            login.browser().open(authorization.url(client.id(), wanted));
            var grant = authorization.grant(redirect.await(login.patience()));
            tokens = new TokenEndpoint(http, issuer, client).request(grant);
            endpoint = new TokenEndpoint(http, issuer, client);
            scopes = wanted;
            return true;
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new ClientException("This machine cannot log in: " + e.getMessage() + ".");
        }
    }

    private boolean refresh(Discovery.AuthorizationServer issuer, String resource) {
        // The metadata may name another issuer by now: only its own may see a refresh token.
        boolean same = endpoint != null && endpoint.issuer().issuer().equals(issuer.issuer());
        if (!same || tokens.refresh() == null) {
            return false;
        }
        try {
            tokens = endpoint.request(Map.of("grant_type", "refresh_token",
                    "refresh_token", tokens.refresh(), "resource", resource));
            return true;
        } catch (ClientException e) {
            return false; // A session that has ended is no error: the person logs in again.
        }
    }

    private static Set<String> words(String scope) {
        return scope.isBlank() ? Set.of() : new LinkedHashSet<>(List.of(scope.strip().split("\\s+")));
    }
}
