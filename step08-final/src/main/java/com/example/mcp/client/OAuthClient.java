package com.example.mcp.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Sends requests to one MCP server, and gets an access token when the server asks for one.
 *
 * <p>This is the flow of MCP 2026-07-28, basic/authorization. A call that is refused with 401 leads through
 * discovery, registration and a login to a token, and the call is sent again. If the token has expired, the
 * refresh token gets the next one, and nobody logs in. A call that is refused with 403 needs more scopes, and
 * the user is asked for them. What an answer refutes is forgotten: a refresh token that is refused, and a
 * registration that the authorization server no longer knows.
 *
 * <p>Tokens stay in memory. An instance serves one user and one thread at a time.
 */
public final class OAuthClient {

    private static final int MAX_STEP_UPS = 2;

    private final HttpTransport http;
    private final URI server;
    private final Browser browser;
    private final LoginOptions options;
    private final Discovery discovery;
    private final ClientRegistry registry;
    private final TokenEndpoint tokenEndpoint;

    private Set<String> scopes;
    private int redirectPort;
    private Optional<String> namedMetadata = Optional.empty();
    private Optional<Tokens> tokens = Optional.empty();

    /** The two documents that say where tokens for the server are made. */
    private record Documents(ProtectedResourceMetadata resource, AuthorizationServerMetadata issuer) {
    }

    /**
     * A client of the MCP server at this URL.
     *
     * @throws ClientException if the URL is not safe for tokens
     */
    public OAuthClient(HttpTransport http, URI server, ClientIdentity identity, Browser browser,
            LoginOptions options) {
        this.http = http;
        this.server = SafeUrl.of("The server", server.toString());
        this.browser = browser;
        this.options = options;
        this.discovery = new Discovery(http);
        this.registry = new ClientRegistry(http, identity);
        this.tokenEndpoint = new TokenEndpoint(http);
        this.scopes = options.scopes();
        this.redirectPort = options.redirectPort();
    }

    /** The URL of the MCP server. */
    URI server() {
        return server;
    }

    /**
     * Sends a request, and again with another token where the server asks for one.
     *
     * <p>A server that is never content would send the user from login to login. So a new token that is
     * refused ends the call, and so does the third login.
     *
     * @param isAnswer finds the answer in a stream of events
     * @throws ClientException if no token is to be had, or none is accepted
     */
    HttpReply call(String purpose, HttpRequest request, Predicate<String> isAnswer) {
        HttpReply reply = send(purpose, request, isAnswer);
        if (reply.status() == 401 && refresh(BearerChallenge.in(reply))) {
            reply = send(purpose, request, isAnswer);
        }
        if (reply.status() == 401) {
            logIn(BearerChallenge.in(reply));
            reply = send(purpose, request, isAnswer);
        }
        for (int stepUps = 0; stepUps < MAX_STEP_UPS && needsStepUp(reply); stepUps++) {
            stepUp(BearerChallenge.in(reply));
            reply = send(purpose, request, isAnswer);
        }
        if (reply.status() == 401 || needsStepUp(reply)) {
            throw new ClientException(server + " refuses the tokens it asked for.");
        }
        return reply;
    }

    /** Gets the next access token before the present one expires; the user logs in where that cannot be. */
    public void refresh() {
        if (!refresh(BearerChallenge.NONE)) {
            logIn(BearerChallenge.NONE);
        }
    }

    private HttpReply send(String purpose, HttpRequest request, Predicate<String> isAnswer) {
        if (tokens.isEmpty()) {
            return http.send(purpose, request, isAnswer);
        }
        HttpRequest authorized = HttpRequest.newBuilder(request, (name, value) -> true)
                .header("Authorization", "Bearer " + tokens.get().accessToken())
                .build();
        return http.send(purpose, authorized, isAnswer);
    }

    private static boolean needsStepUp(HttpReply reply) {
        return reply.status() == 403 && BearerChallenge.in(reply).asksForMoreScopes();
    }

    /**
     * Uses the refresh token, and says whether there is a new access token.
     *
     * <p>A refresh token that is refused is forgotten, so that it is tried once. If the server does not know
     * the client either, the registration is forgotten as well.
     *
     * @throws ClientException if the authorization server says neither yes nor no: then the tokens stay
     */
    private boolean refresh(BearerChallenge challenge) {
        if (tokens.flatMap(Tokens::refreshToken).isEmpty()) {
            return false;
        }
        Documents documents = discover(challenge);
        Tokens present = tokens.get();
        // The metadata may name another issuer by now: only its own may see a refresh token.
        if (!present.issuer().equals(documents.issuer.issuer())) {
            return false;
        }
        RefreshTokenGrant grant =
                new RefreshTokenGrant(present.refreshToken().get(), documents.resource.resource());
        try {
            tokens = Optional.of(tokenEndpoint.request(documents.issuer, present.client(), grant));
            return true;
        } catch (InvalidClientException e) {
            registry.forget(present.issuer());
        } catch (GrantRefusedException e) {
            // The session of the user has ended: that is what the login is for.
        }
        tokens = Optional.of(present.withoutRefreshToken());
        return false;
    }

    /** Gets a token for the same scopes as before, or at first for those that the server names. */
    private void logIn(BearerChallenge challenge) {
        Documents documents = discover(challenge);
        logIn(documents, scopes.isEmpty() ? scopesNamed(challenge, documents.resource) : scopes);
    }

    /**
     * Gets a token with more scopes.
     *
     * <p>The new token replaces the old one with its scopes, so the union of both is asked for. If the server
     * names nothing new, another token would not help.
     *
     * @throws ClientException if all the scopes have been asked for before, or the login fails
     */
    private void stepUp(BearerChallenge challenge) {
        Documents documents = discover(challenge);
        Set<String> union = new LinkedHashSet<>(scopes);
        if (!union.addAll(scopesNamed(challenge, documents.resource))) {
            throw new ClientException(
                    server + " refuses, though all that it named was asked for: " + union + ".");
        }
        logIn(documents, union);
    }

    /** The challenge says what this request needs; the metadata only says what there is. */
    private static Set<String> scopesNamed(BearerChallenge challenge, ProtectedResourceMetadata resource) {
        return challenge.scopes().isEmpty() ? resource.scopesSupported() : challenge.scopes();
    }

    /** Finds out where tokens for the server are made; the answer may be another one each time. */
    private Documents discover(BearerChallenge challenge) {
        ProtectedResourceMetadata resource = resourceMetadata(challenge);
        return new Documents(resource, discovery.authorizationServer(resource.authorizationServer()));
    }

    /** Not every challenge names the metadata: an earlier one may have, and else its place is well known. */
    private ProtectedResourceMetadata resourceMetadata(BearerChallenge challenge) {
        if (challenge.resourceMetadata().isPresent()) {
            namedMetadata = challenge.resourceMetadata();
            return discovery.resourceMetadata(server, namedMetadata.get());
        }
        if (namedMetadata.isPresent()) {
            try {
                return discovery.resourceMetadata(server, namedMetadata.get());
            } catch (ClientException e) {
                // What was named before is no longer there.
            }
        }
        return discovery.resourceMetadata(server);
    }

    /** Registers the client if need be, lets the user log in, and exchanges the code for tokens. */
    private void logIn(Documents documents, Set<String> wanted) {
        AuthorizationServerMetadata issuer = documents.issuer;
        boolean isOldRegistration = registry.isRegisteredWith(issuer.issuer());
        try (LoopbackRedirect redirect = listen()) {
            ClientCredentials client = registry.clientFor(issuer, redirect.uri());
            AuthorizationRequest request = AuthorizationRequest.begin(
                    issuer, client.id(), redirect.uri(), documents.resource.resource(), wanted);
            AuthorizationCodeGrant grant = authorize(request, redirect);
            tokens = Optional.of(tokenEndpoint.request(issuer, client, grant));
            scopes = wanted;
            return;
        } catch (InvalidClientException e) {
            registry.forget(issuer.issuer());
            if (!isOldRegistration) {
                throw e;
            }
        }
        // The issuer has forgotten the client; this time it registers anew, and that happens once.
        logIn(documents, wanted);
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
