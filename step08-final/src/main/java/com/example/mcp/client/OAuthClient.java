package com.example.mcp.client;

import com.example.mcp.client.Discovery.Documents;
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
    private final Discovery discovery;
    private final ClientRegistry registry;
    private final TokenEndpoint tokenEndpoint;
    private final AuthorizationCodeFlow flow;

    private Set<String> scopes;
    private Optional<Tokens> tokens = Optional.empty();

    /**
     * A client of the MCP server at this URL.
     *
     * @throws ClientException if the URL is not safe for tokens
     */
    public OAuthClient(HttpTransport http, URI server, ClientIdentity identity, Browser browser,
            LoginOptions options) {
        this.http = http;
        this.server = SafeUrl.of("The server", server.toString());
        this.discovery = new Discovery(http, this.server);
        this.registry = new ClientRegistry(http, identity);
        this.tokenEndpoint = new TokenEndpoint(http);
        this.flow = new AuthorizationCodeFlow(registry, tokenEndpoint, browser, options);
        this.scopes = options.scopes();
    }

    /** The URL of the MCP server. */
    URI server() {
        return server;
    }

    /**
     * Sends a request, and again with another token where the server asks for one.
     *
     * <p>A server that is never content would send the user from login to login. So a new token that is
     * refused ends the call, and so does a third login that does not help.
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
        Documents documents = discovery.discover(challenge);
        AuthorizationServerMetadata issuer = documents.authorizationServer();
        Tokens present = tokens.get();
        // The metadata may name another issuer by now: only its own may see a refresh token.
        if (!present.issuer().equals(issuer.issuer())) {
            return false;
        }
        RefreshTokenGrant grant =
                new RefreshTokenGrant(present.refreshToken().get(), documents.resource().resource());
        try {
            tokens = Optional.of(tokenEndpoint.exchange(issuer, present.client(), grant));
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
        Documents documents = discovery.discover(challenge);
        logIn(documents, scopes.isEmpty() ? scopesNamed(challenge, documents) : scopes);
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
        Documents documents = discovery.discover(challenge);
        Set<String> union = new LinkedHashSet<>(scopes);
        boolean hasMore = union.addAll(scopesNamed(challenge, documents));
        if (!hasMore) {
            throw new ClientException(
                    server + " refuses, though all that it named was asked for: " + union + ".");
        }
        logIn(documents, union);
    }

    /** The challenge says what this request needs; the metadata only says what there is. */
    private static Set<String> scopesNamed(BearerChallenge challenge, Documents documents) {
        return challenge.scopes().isEmpty() ? documents.resource().scopesSupported() : challenge.scopes();
    }

    /** The scopes are remembered when they are granted, so a login that fails changes nothing. */
    private void logIn(Documents documents, Set<String> wanted) {
        String resource = documents.resource().resource();
        tokens = Optional.of(flow.logIn(documents.authorizationServer(), resource, wanted));
        scopes = wanted;
    }
}
