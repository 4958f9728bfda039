package com.example.mcp.client;

/** Says in one sentence why the client stopped; the sentence never holds a token, a code or a secret. */
public final class ClientException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClientException(String sentence) {
        // Words of a server are in it: none of its line breaks or terminal escapes reaches the screen.
        super(sentence.replaceAll("\\p{Cntrl}", "?"));
    }
}
