package com.example.mcp.client;

/** Says in one sentence why the client stopped; the client puts no token, code or secret into it. */
public final class ClientException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClientException(String sentence) {
        super(printable(sentence));
    }

    /** Words of a server may be in a text: none of its line breaks or terminal escapes reaches the screen. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
