package com.example.mcp.client;

/** Says that the token endpoint does not know this client, or not with these credentials (RFC 6749 §5.2). */
final class InvalidClientException extends GrantRefusedException {

    private static final long serialVersionUID = 1L;

    InvalidClientException(String sentence) {
        super(sentence);
    }
}
