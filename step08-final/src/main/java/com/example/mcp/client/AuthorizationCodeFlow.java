package com.example.mcp.client;

import java.io.IOException;
import java.util.Set;

/**
 * Lets a user log in, and brings back tokens: the authorization code flow of a program on the user's machine
 * (RFC 6749 §4.1, RFC 8252).
 */
final class AuthorizationCodeFlow {

    private final ClientRegistry registry;
    private final TokenEndpoint tokenEndpoint;
    private final Browser browser;
    private final LoginOptions options;
    private int redirectPort;

    AuthorizationCodeFlow(ClientRegistry registry, TokenEndpoint tokenEndpoint, Browser browser,
            LoginOptions options) {
        this.registry = registry;
        this.tokenEndpoint = tokenEndpoint;
        this.browser = browser;
        this.options = options;
        this.redirectPort = options.redirectPort();
    }

    /**
     * Registers the client if need be, lets the user log in, and exchanges the code for tokens.
     *
     * @param server where the user logs in
     * @param resource the MCP server that the tokens are for, as its metadata writes it
     * @param scopes what the tokens are to permit
     * @throws ClientException if the login ends in any other way
     */
    Tokens logIn(AuthorizationServerMetadata server, String resource, Set<String> scopes) {
        boolean isOldRegistration = registry.isRegisteredWith(server.issuer());
        try (LoopbackRedirect redirect = listen()) {
            ClientCredentials client = registry.clientFor(server, redirect.uri());
            AuthorizationRequest request =
                    AuthorizationRequest.begin(server, client.id(), redirect.uri(), resource, scopes);
            AuthorizationCodeGrant grant = authorize(request, redirect);
            return tokenEndpoint.exchange(server, client, grant);
        } catch (InvalidClientException e) {
            registry.forget(server.issuer());
            if (!isOldRegistration) {
                throw e;
            }
        } catch (NoRedirectException e) {
            // A server that does not know the client can tell it only to the user (RFC 6749 §4.1.2.1).
            if (isOldRegistration) {
                registry.forget(server.issuer());
            }
            throw e;
        }
        // The server has forgotten the client. Now the client registers anew, so this happens once.
        return logIn(server, resource, scopes);
    }

    /** Opens the port of the last login again, because a registered redirect URI is compared as a whole. */
    private LoopbackRedirect listen() {
        try {
            LoopbackRedirect redirect = LoopbackRedirect.open(redirectPort);
            redirectPort = redirect.uri().getPort();
            return redirect;
        } catch (IOException e) {
            if (redirectPort == options.redirectPort()) {
                throw new ClientException("This machine cannot wait for the login: " + e.getMessage() + ".");
            }
        }
        // Another program has taken the port by now.
        redirectPort = options.redirectPort();
        return listen();
    }

    /** Sends the user to the authorization server, and waits for the code that the browser brings back. */
    private AuthorizationCodeGrant authorize(AuthorizationRequest request, LoopbackRedirect redirect) {
        browser.open(request.uri());
        try {
            return request.accept(redirect.await(options.patience()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException("Interrupted while waiting for the login.");
        }
    }
}
