package com.example.mcp.client;

/** Says that the user's browser has not come back from the authorization server. */
final class NoRedirectException extends ClientException {

    private static final long serialVersionUID = 1L;

    NoRedirectException(String sentence) {
        super(sentence);
    }
}
