package com.example.mcp.client;

import java.util.Optional;

/**
 * Walks through the value of a header field, one element of its grammar at a time (RFC 9110 §5.6).
 *
 * <p>It only goes forward, but for one step back in {@link #skipToken68}. So the work is linear in the length
 * of the text, whoever wrote it.
 */
final class HeaderCursor {

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final String TOKEN68_MARKS = "-._~+/";

    private final String text;
    private int at;

    HeaderCursor(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    private boolean isAt(char expected) {
        return at < text.length() && text.charAt(at) == expected;
    }

    private boolean isAtBlank() {
        return isAt(' ') || isAt('\t');
    }

    /** Whether a word that has just been read is whole: after it comes a blank, a comma or the end. */
    boolean isAtBoundary() {
        return isAtEnd() || isAtBlank() || isAt(',');
    }

    private void skipBlanks() {
        while (isAtBlank()) {
            at++;
        }
    }

    /** Skips blanks and commas: a list may have empty elements (RFC 9110 §5.6.1). */
    void skipSeparators() {
        while (isAtBlank() || isAt(',')) {
            at++;
        }
    }

    /** Gives up an element that cannot be read. */
    void skipToComma() {
        while (!isAtEnd() && !isAt(',')) {
            at++;
        }
    }

    /** Reads a token, which is empty if none stands here (RFC 9110 §5.6.2). */
    String token() {
        int begin = at;
        while (!isAtEnd() && isLetterDigitOr(TOKEN_MARKS)) {
            at++;
        }
        return text.substring(begin, at);
    }

    /** Skips an equals sign with the blanks around it, if there is one. */
    boolean skipEquals() {
        skipBlanks();
        if (!isAt('=')) {
            return false;
        }
        at++;
        skipBlanks();
        return true;
    }

    /**
     * Skips a token68, the form in which Negotiate and others send their data (RFC 9110 §11.2).
     *
     * <p>It follows a scheme after a blank, and nothing follows it: {@code a=} is one, {@code a=b} is not.
     */
    void skipToken68() {
        int begin = at;
        skipBlanks();
        while (!isAtEnd() && isLetterDigitOr(TOKEN68_MARKS)) {
            at++;
        }
        while (isAt('=')) {
            at++;
        }
        skipBlanks();
        if (!isAtEnd() && !isAt(',')) {
            at = begin;
        }
    }

    /**
     * Reads the value of a parameter, which is a token or a quoted string.
     *
     * <p>Some servers forget the quotes around a URL, so an unquoted value may have any characters but blanks
     * and commas. A quoted string without its end is not a value.
     */
    Optional<String> value() {
        if (isAt('"')) {
            return quotedString();
        }
        int begin = at;
        while (!isAtBoundary()) {
            at++;
        }
        return Optional.of(text.substring(begin, at));
    }

    /** A backslash in it stands before a character that is meant as it is (RFC 9110 §5.6.4). */
    private Optional<String> quotedString() {
        StringBuilder value = new StringBuilder();
        at++;
        while (!isAtEnd() && !isAt('"')) {
            if (isAt('\\') && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        if (isAtEnd()) {
            return Optional.empty();
        }
        at++;
        return Optional.of(value.toString());
    }

    private boolean isLetterDigitOr(String marks) {
        char c = text.charAt(at);
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || marks.indexOf(c) >= 0;
    }
}
