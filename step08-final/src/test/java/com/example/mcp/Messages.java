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

    /** The parameter that makes a request one of the revision 2026-07-28. */
    static final String META = """
            "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28",
              "io.modelcontextprotocol/clientCapabilities": {}}""";

    private Messages() {
    }

    /** A request of the revision 2026-07-28 with these parameters more, {@code "a": 1, "b": 2}, or none. */
    static String stateless(String method, String more) {
        return request(method, "{" + more + (more.isEmpty() ? "" : ", ") + META + "}");
    }

    /** Calls this method as a client would, with echo and a short message where it takes some. */
    static String call(String method) {
        return switch (method) {
            case "initialize" -> initialize("2025-11-25");
            case "tools/call" -> request(method, """
                    {"name":"echo","arguments":{"message":"hi"}}""");
            case "prompts/get" -> request(method, """
                    {"name":"echo_prompt","arguments":{"message":"hi"}}""");
            default -> request(method, "{}");
        };
    }

    /** Calls the tool echo with these arguments, which are JSON. */
    static String echo(String arguments) {
        return request("tools/call", "{\"name\":\"echo\",\"arguments\":%s}".formatted(arguments));
    }

    /** Begins the connection of a client that speaks this version. */
    static String initialize(String version) {
        return request("initialize", """
                {"protocolVersion":"%s","capabilities":{},"clientInfo":{"name":"test","version":"1"}}"""
                .formatted(version));
    }

    /** A request with these parameters, which are JSON. */
    static String request(String method, String params) {
        return """
                {"jsonrpc":"2.0","id":1,"method":"%s","params":%s}""".formatted(method, params);
    }
}
