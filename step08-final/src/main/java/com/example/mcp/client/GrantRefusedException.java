package com.example.mcp.client;

/**
 * Says that the token endpoint understood the request and refused the grant.
 *
 * <p>Asking again with the same code or refresh token is of no use (RFC 6749 §5.2).
 */
class GrantRefusedException extends ClientException {

    private static final long serialVersionUID = 1L;

    GrantRefusedException(String sentence) {
        super(sentence);
    }
}
