package com.example.mcp;

import java.net.URI;

/** Walks the demo's flow against a server that runs already, such as one behind TLS. */
final class Walk {

    private Walk() {
    }

    /** The argument is the URL of the MCP endpoint, as clients dial it. */
    public static void main(String[] arguments) {
        Demo.walk(URI.create(arguments[0]), false);
    }
}
