package com.example.mcp.tools;

/** Arguments that a tool or prompt cannot work with; the message tells a model what to send instead. */
public final class InvalidArgumentsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidArgumentsException(String message) {
        super(message);
    }
}
