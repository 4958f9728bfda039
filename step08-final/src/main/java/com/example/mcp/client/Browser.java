package com.example.mcp.client;

import java.net.URI;

/** Shows the user the login page of the authorization server. */
public interface Browser {

    /**
     * Opens the page at this URL.
     *
     * <p>The pages that follow end with a redirect to the {@link LoopbackRedirect} that the URL names. The
     * method may return before that: the client waits for the redirect, not for this method.
     */
    void open(URI authorizationUrl);
}
