package com.example.mcp;

import java.io.IOException;

/**
 * Starts the MCP server with the settings of the environment and runs until the process is stopped.
 *
 * <p>A setting that the server cannot start with is one sentence on standard error and exit code 2.
 */
public final class Main {

    private Main() {
    }

    public static void main(String[] args) {
        try {
            McpServer server = McpServer.start(System.getenv());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            endWithMaven();
            System.out.println("The MCP server listens at " + server.uri() + " (Ctrl+C stops it).");
        } catch (IllegalArgumentException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** A Maven that is killed leaves the programs that it started running; this one ends with it. */
    private static void endWithMaven() {
        if (Boolean.getBoolean("end.with.parent")) {
            ProcessHandle.current().parent().ifPresent(
                    maven -> maven.onExit().thenRun(() -> System.exit(0)));
        }
    }
}
