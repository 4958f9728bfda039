package com.example.mcp.ladder;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** R15: the seam is the same in every step, and tests know nothing behind it. */
class TeachingShapeTest {

    private static final List<String> SEAM = List.of(
            "public final class McpServer implements AutoCloseable {",
            "public static McpServer start(Map<String, String> env) throws IOException {",
            "public URI uri() {",
            "public void close() {");

    /** What tests may import; Keycloak's launcher is for what supports them, see below. */
    private static final String ALLOWED =
            "(java|javax|com\\.sun\\.(net\\.httpserver|management)|org\\.junit|org\\.opentest4j"
            + "|tools\\.jackson|com\\.nimbusds|org\\.testcontainers)\\..*";

    @Test
    void the_seam_has_one_signature() {
        Ladder.eachStep("R15", (step, ladder) -> {
            Path server = step.folder().resolve("src/main/java/com/example/mcp/McpServer.java");
            List<String> lines = Ladder.lines(server).stream().map(String::strip).toList();
            SEAM.stream().filter(line -> !lines.contains(line))
                    .forEach(line -> ladder.found(server, "misses the line '" + line + "'"));
            if (lines.stream().filter(line -> line.startsWith("public ")).count() != SEAM.size()) {
                ladder.found(server, "has more that is public than start, uri and close; hide it");
            }
        });
    }

    @Test
    void tests_know_the_seam_and_nothing_behind_it() {
        Ladder.eachStep("R15", (step, ladder) -> {
            // The client is a program of its own: its tests are in its package.
            List<Path> tests = step.sources("test").stream().filter(file -> !client(file)).toList();
            Set<String> hidden = step.sources("main").stream().filter(file -> !client(file))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> !name.equals("McpServer")).collect(Collectors.toCollection(HashSet::new));
            tests.forEach(file ->
                    hidden.remove(file.getFileName().toString().replace(".java", "")));
            Sources.scan(tests, new TreeScanner<>() {
                @Override
                public Void visitImport(ImportTree tree, Sources.Parsed source) {
                    String name = tree.getQualifiedIdentifier().toString();
                    // A given file that some tests need for a Keycloak of their own: to stop it, to build it.
                    boolean launcher = name.equals("com.example.mcp.keycloak.LocalKeycloak");
                    boolean support = name.matches("com\\.example\\.mcp\\.(Answers|Messages)\\..*");
                    // The client has an interface of its own, which tests of the last step may use too.
                    boolean client = name.startsWith("com.example.mcp.client.")
                            || name.equals("com.example.mcp.keycloak.KeycloakLogin");
                    if (!name.matches(ALLOWED) && !launcher && !support && !client) {
                        ladder.found(source.file(), source.line(tree, false), "imports " + name
                                + "; use the seam and HTTP");
                    }
                    return null;
                }

                @Override
                public Void visitIdentifier(IdentifierTree tree, Sources.Parsed source) {
                    String name = tree.getName().toString();
                    boolean imported = source.tree().getImports().stream()
                            .anyMatch(line -> line.getQualifiedIdentifier().toString().endsWith("." + name));
                    if (hidden.contains(name) && !imported) {
                        ladder.found(source.file(), source.line(tree, false), "uses " + name
                                + ", which is behind the seam; use McpServer and HTTP");
                    }
                    return null;
                }
            });
        });
    }

    private static boolean client(Path file) {
        return file.getParent().endsWith("client");
    }
}
