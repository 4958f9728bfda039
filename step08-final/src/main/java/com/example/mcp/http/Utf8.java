package com.example.mcp.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8, the only encoding of MCP messages. */
public final class Utf8 {

    private Utf8() {
    }

    /**
     * Decodes bytes that must be UTF-8.
     *
     * <p>{@code new String(bytes, UTF_8)} would replace what is malformed and so accept a message that nobody
     * sent.
     */
    public static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
