package com.example.mcp;

/** The messages that many tests send. */
final class Messages {

    /** A request that any client may send, and that has an empty result. */
    static final String PING = """
            {"jsonrpc":"2.0","id":1,"method":"ping"}""";

    /** What a client says when it has read the result of initialize; nobody waits for an answer. */
    static final String INITIALIZED = """
            {"jsonrpc":"2.0","method":"notifications/initialized"}""";

    /** Asks for the tools. */
    static final String TOOLS_LIST = """
            {"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    /** Asks for the prompts. */
    static final String PROMPTS_LIST = """
            {"jsonrpc":"2.0","id":1,"method":"prompts/list"}""";

    private Messages() {
    }
}
