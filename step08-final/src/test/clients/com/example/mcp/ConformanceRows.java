package com.example.mcp;

import com.example.mcp.ResultsTable.Row;
import com.example.mcp.client.Browser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the official suite asks of the server, of the project's own client, and of the realm. */
final class ConformanceRows {

    private static final String CLIENT = "com.example.mcp.client.ConformanceClient";

    private ConformanceRows() {
    }

    static Stream<Row> of(Conformance suite, String server, String clientId, Browser browser) {
        String name = "conformance suite";
        String version = suite.version();
        return Stream.of(
                new Row(name, version, "server, 2025-06-18", () ->
                        suite.server(server, "2025-06-18", false, "server-2025.yml")),
                new Row(name, version, "server, required for 2025-11-25", () ->
                        suite.server(server, "2025-11-25", true, "server-2025.yml")),
                new Row(name, version, "server, required for 2026-07-28", () ->
                        suite.server(server, "2026-07-28", true, "server-2026.yml")),
                new Row(name, version, "authorization server: the realm", () ->
                        suite.authorization(Keycloaks.issuer(), clientId, server, browser)),
                new Row(name, version, "client, suite auth", () ->
                        suite.client(javaArguments(), "auth")),
                new Row(name, version, "client, required for 2026-07-28", () ->
                        suite.client(javaArguments(), "2026-07-28", "client-2026.yml")));
    }

    /** The arguments of java in a file whose name has no blanks. */
    private static Path javaArguments() throws IOException {
        Path file = Files.createTempFile("conformance-client", ".txt");
        file.toFile().deleteOnExit();
        String classPath = System.getProperty("java.class.path").replace("\\", "\\\\");
        // Dozens of them run at once: without the second compiler each takes half the CPU time.
        return Files.writeString(file,
                "-XX:TieredStopAtLevel=1\n-XX:+UseSerialGC\n-cp \"" + classPath + "\"\n" + CLIENT + "\n");
    }
}
