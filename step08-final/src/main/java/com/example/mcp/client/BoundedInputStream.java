package com.example.mcp.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a body up to a limit, so that no server can fill this machine's memory. */
final class BoundedInputStream extends FilterInputStream {

    private final int limit;
    private int count;

    BoundedInputStream(InputStream body, int limit) {
        super(body);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count += Math.max(read, 0);
        if (count > limit) {
            throw new IOException("more than " + limit + " bytes");
        }
        return read;
    }
}
