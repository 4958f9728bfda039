package com.example.mcp.client;

/** Says in one sentence why the client stopped; the client puts no token, code or secret into it. */
public final class ClientException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean refusal;

    public ClientException(String sentence) {
        this(sentence, false);
    }

    /** Words of a server may be in it: none of its line breaks or terminal escapes reaches the screen. */
    ClientException(String sentence, boolean refusal) {
        super(sentence.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?"));
        this.refusal = refusal;
    }

    /** Whether a server understood what it was asked for and said no, so that asking again is no use. */
    boolean isRefusal() {
        return refusal;
    }
}
