package com.example.mcp.client;

import java.io.IOException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sends requests to one MCP server, each with an access token, which it obtains when the server asks for one.
 * Tokens stay in memory; one thread at a time. Source: MCP 2026-07-28, basic/authorization.
 */
public final class OAuthClient {
    private final Http http;
    private final URI server;
    private final Login login;
    private Set<String> scopes;
    private TokenEndpoint.Tokens tokens;
    private String metadata;
    private int port;

    /**
     * How to log in. The redirect comes to {@code port}, 0 for any; some issuers know a client by it.
     * {@code patience} bounds the wait for a person; {@code scope}, unless empty, is asked for first.
     */
    public record Login(Registration registration, Browser browser, int port, Duration patience,
            String scope) { }

    public OAuthClient(Http http, URI server, Login login) {
        this.http = http;
        this.server = Http.url("The server", server.toString());
        this.login = login;
        this.scopes = words(login.scope());
        this.port = login.port();
    }

    /** Repeats the request with another token after a 401, or a 403 for more scopes; at most three times. */
    Http.Reply send(String about, String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        boolean loggedIn = false;
        for (int renewals = 0; ; renewals++) {
            if (tokens != null) {
                all.put("Authorization", "Bearer " + tokens.access());
            }
            var reply = http.send(about, server, body, all);
            var challenge = Discovery.challenge(reply);
            boolean stepUp = reply.status() == 403 && "insufficient_scope".equals(challenge.get("error"));
            if (reply.status() != 401 && !stepUp) {
                return reply;
            }
            // A server that is never content would send the person from login to login.
            if (renewals == 3 || loggedIn && !stepUp) {
                throw new ClientException(server + " refuses the tokens it asked for.");
            }
            loggedIn = renew(challenge, stepUp, renewals == 0 && !stepUp);
        }
    }

    /** Gets the next access token before the present one ends; logs in where that cannot be. */
    public void refresh() {
        renew(Map.of(), false, true);
    }

    private boolean renew(Map<String, String> challenge, boolean stepUp, boolean refresh) {
        metadata = challenge.getOrDefault("resource_metadata", metadata);
        var resource = new Discovery(http).protectedResource(server, metadata);
        if (refresh && refresh(resource)) {
            return false;
        }
        String scope = challenge.get("scope");
        Set<String> named = scope == null ? resource.scopes() : words(scope);
        Set<String> wanted = new LinkedHashSet<>(scopes);
        // A new token replaces the old one and its scopes, so a step-up asks for the union.
        boolean more = (stepUp || scopes.isEmpty()) && wanted.addAll(named);
        if (stepUp && !more) {
            throw new ClientException(
                    server + " refuses, though all that it named was asked for: " + wanted + ".");
        }
        logIn(resource, wanted);
        return true;
    }

    private void logIn(Discovery.ProtectedResource resource, Set<String> wanted) {
        try (LoopbackRedirect redirect = LoopbackRedirect.open(port)) {
            // The same port every time, because a registered redirect URI is compared as a whole.
            port = redirect.uri().getPort();
            var authorization = Authorization.begin(resource.issuer(), redirect.uri(), resource.resource());
            var client = login.registration().client(http, resource.issuer(), redirect.uri());
            login.browser().open(authorization.url(client.id(), wanted));
            var grant = authorization.grant(redirect.await(login.patience()));
            tokens = new TokenEndpoint(http, resource.issuer(), client).request(grant);
            scopes = wanted;
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new ClientException("This machine cannot log in: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException("Interrupted while waiting for the login.");
        }
    }

    private boolean refresh(Discovery.ProtectedResource resource) {
        // The metadata may name another issuer by now: only its own may see a refresh token.
        boolean same = tokens != null && tokens.source().issuer().issuer().equals(resource.issuer().issuer());
        if (!same || tokens.refresh() == null) {
            return false;
        }
        try {
            tokens = tokens.source().request(Map.of("grant_type", "refresh_token",
                    "refresh_token", tokens.refresh(), "resource", resource.resource()));
            return true;
        } catch (ClientException e) {
            if (!e.isRefusal()) {
                throw e; // who cannot be reached cannot log anybody in either
            }
            return false; // the session has ended: the person logs in again
        }
    }

    private static Set<String> words(String scope) {
        return scope.isBlank() ? Set.of() : new LinkedHashSet<>(List.of(scope.strip().split("\\s+")));
    }
}
