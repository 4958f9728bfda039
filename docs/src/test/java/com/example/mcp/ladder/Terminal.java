package com.example.mcp.ladder;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running server of a step on a free port, and a shell beside it in which commands of a README run.
 *
 * <p>The shell's {@code mvn} does what Maven's exec goals do in the step, with classes compiled here.
 */
final class Terminal implements AutoCloseable {

    private static final int START_SECONDS = 300;
    private static final String MARK = "--- next command ---";

    /** In place of Maven: the server runs already, and one with settings of its own runs for a while. */
    private static final String MVN = """
            mvn() {
              local word user=%s scopes='%s' minutes=%s
              for word in "$@"; do case "$word" in
                -Duser=*) user="${word#*=}";; -Dscopes=*) scopes="${word#*=}";;
                -Dminutes=*) minutes="${word#*=}";;
              esac; done
              case "$*" in
                *exec:exec@token-check*) (cd "$STEP" && run com.example.mcp.keycloak.TokenCheck);;
                *exec:exec@token*) (cd "$STEP" && run com.example.mcp.TokenGenerator "--user=$user" \\
                    "--scopes=$scopes" "--minutes=$minutes");;
                *exec:exec*) if [ "$(env | grep -E '^(MCP|JWT|KEYCLOAK)_')" = "$SETTINGS" ]; then cat "$FIRST"
                    else (cd "$STEP" && timeout 10 java %s com.example.mcp.Main); fi;;
                *) echo "mvn $* is not run in transcripts"; return 1;;
              esac
            }
            run() { java %s "$@"; }
            """;

    private final Build build;
    private final Path folder;
    private final Step step;
    private final int port;
    private final CompletableFuture<String> first = new CompletableFuture<>();
    private Process server;

    private Terminal(Step step, Build build, int port) {
        this.step = step;
        this.build = build;
        this.port = port;
        this.folder = build.folder().resolve("checkout");
    }

    /** Compiles the step and starts its server, once its token generator, if any, has made the keys. */
    static Terminal open(Step step) throws IOException, InterruptedException {
        Build build = Build.open();
        Terminal terminal = new Terminal(step, build, freePort());
        try {
            String errors = build.compile("main", Build.main(step.folder(), step.folder(), List.of()));
            if (!errors.isEmpty()) {
                throw new IOException(errors);
            }
            terminal.start();
            return terminal;
        } catch (IOException | InterruptedException e) {
            terminal.close();
            throw e;
        }
    }

    private void start() throws IOException, InterruptedException {
        Files.createDirectories(work());
        if (Files.exists(step.folder().resolve("src/main/java/com/example/mcp/TokenGenerator.java"))) {
            bash("mvn exec:exec@token > /dev/null\n");
        }
        List<String> command = build.command();
        command.add("com.example.mcp.Main");
        ProcessBuilder main = new ProcessBuilder(command).directory(work().toFile())
                .redirectError(build.folder().resolve("server.log").toFile());
        settings(main);
        server = main.start();
        // Neither a server that says nothing nor the end of this JVM leaves a process behind.
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        CompletableFuture.delayedExecutor(START_SECONDS, TimeUnit.SECONDS)
                .execute(() -> endUnless(first.isDone()));
        BufferedReader output = server.inputReader();
        first.complete(output.readLine());
        if (first.join() == null) {
            throw new IOException(Ladder.read(build.folder().resolve("server.log")));
        }
        Files.writeString(build.folder().resolve("first"), first.join() + "\n");
        Thread.ofVirtual().start(() -> skip(output));
    }

    /** Reads on, so that the server never waits for someone to do it. */
    private static void skip(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The server was stopped meanwhile.
        }
    }

    private void endUnless(boolean started) {
        if (!started) {
            server.destroy();
        }
    }

    /** Runs commands one after the other in one shell; returns what each writes. */
    List<List<String>> run(List<String> commands) throws IOException, InterruptedException {
        List<List<String>> outputs = new ArrayList<>();
        String script = String.join("\n", commands.stream().map(command -> "echo; echo '" + MARK + "'\n"
                + command.replace("localhost:9000", "localhost:" + port)).toList());
        String[] parts = bash(script + "\n").split("\n?" + MARK + "\n", -1);
        for (int i = 1; i <= commands.size(); i++) {
            outputs.add(i < parts.length ? new ArrayList<>(parts[i].stripTrailing().lines().toList())
                    : List.of("(the shell ended)"));
        }
        return outputs;
    }

    private String bash(String script) throws IOException, InterruptedException {
        String java = String.join(" ", build.command().stream().skip(1)
                .map(word -> "'" + word + "'").toList());
        Path file = build.folder().resolve("script");
        Path said = build.folder().resolve("transcript");
        Files.writeString(file, MVN.formatted(Build.property("user"), Build.property("scopes"),
                Build.property("minutes"), java, java) + script);
        ProcessBuilder bash = new ProcessBuilder("bash", file.toString()).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(said.toFile());
        settings(bash);
        bash.environment().put("STEP", work().toString());
        bash.environment().put("FIRST", build.folder().resolve("first").toString());
        Process process = bash.start();
        process.getOutputStream().close();
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readString(said).replace("\r", "");
    }

    private void settings(ProcessBuilder program) {
        program.environment().keySet().removeIf(name -> name.matches("(JAVA|JDK_JAVA|MCP|JWT|KEYCLOAK)_.*"));
        program.environment().put("MCP_PORT", String.valueOf(port));
        program.environment().put("SETTINGS", "MCP_PORT=" + port);
        program.environment().merge("PATH", Path.of(System.getProperty("java.home"), "bin").toString(),
                (path, bin) -> bin + File.pathSeparator + path);
    }

    /** What differs from run to run, written as READMEs show it. */
    static String normal(String line) {
        return line.stripTrailing()
                .replaceAll("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT",
                "Mon, 23 Nov 2026 10:00:00 GMT")
                .replaceAll("^\\d\\d:\\d\\d:\\d\\d ", "10:00:00 ")
                .replaceAll("(?<![\\w-])eyJ[\\w-]+(\\.[\\w-]+)*", "eyJ…")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…")
                .replaceAll("[\\w-]{40,}", "…")
                .replaceAll("\\b1[789]\\d{8}\\b", "1800000000")
                .replaceAll("(localhost|127\\.0\\.0\\.1):(?!8080)\\d+", "$1:9000");
    }

    private Path work() {
        return folder.resolve(step.folder().getFileName());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        if (server != null) {
            // Asked to end, so that what it has started ends with it.
            server.destroy();
            try {
                server.waitFor(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            server.destroyForcibly();
        }
        build.close();
    }
}
