package com.example.mcp;

/** The messages that many tests send. */
final class Messages {

    /** A request that any client may send, and that has an empty result. */
    static final String PING = """
            {"jsonrpc":"2.0","id":1,"method":"ping"}""";

    private Messages() {
    }
}
