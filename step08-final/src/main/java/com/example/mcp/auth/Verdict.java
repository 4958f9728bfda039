package com.example.mcp.auth;

/** What a token turns out to be. */
public sealed interface Verdict {

    /** A token of the issuer for this server; {@code principal} is who presents it. */
    record Accepted(TokenPrincipal principal) implements Verdict {
    }

    /** No such token; {@code reason} completes the sentence "The token is refused: …". */
    record Rejected(String reason) implements Verdict {
    }

    /** Nobody can say: the issuer, who has the key, cannot be asked now. The token may well be good. */
    record Unavailable() implements Verdict {
    }
}
