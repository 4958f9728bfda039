package com.example.mcp.client;

import java.util.regex.Pattern;

/** Says in one sentence why the client stopped; the client puts no token, code or secret into it. */
public class ClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Line breaks, terminal escapes and characters that reorder a text. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /** The sentence may quote a server, so no control character of it reaches the screen or a log. */
    public ClientException(String sentence) {
        super(CONTROL.matcher(sentence).replaceAll("?"));
    }
}
