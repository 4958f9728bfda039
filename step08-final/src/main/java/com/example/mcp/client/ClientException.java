package com.example.mcp.client;

/** Says in one sentence why the client stopped; the client puts no token, code or secret into it. */
public final class ClientException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Words of a server may be in it: none of its line breaks or terminal escapes reaches the screen. */
    public ClientException(String sentence) {
        super(sentence.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?"));
    }
}
