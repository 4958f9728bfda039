package com.example.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The program in a process of its own, started as {@code exec:exec@server} does: the server alone. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final FutureTask<String> log = new FutureTask<>(this::readLog);
    private final URI uri;

    private ServerProcess(Process process) throws IOException {
        this.process = process;
        // Read while it is written: a pipe that is full would hold the server up.
        Thread.startVirtualThread(log);
        BufferedReader output = process.inputReader(UTF_8);
        String line = output.readLine();
        if (line == null) {
            throw new AssertionError("The program ended by itself: " + log());
        }
        this.uri = URI.create(line.split(" ")[5]);
    }

    /** Starts it with these options of Java, and returns when it listens. */
    static ServerProcess start(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Dend.with.parent=true");
        return new ServerProcess(program(all, "server").start());
    }

    /** The program with these options of Java and arguments, beside the Keycloak of the test run. */
    static ProcessBuilder program(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "com.example.mcp.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder main = new ProcessBuilder(command);
        main.environment().keySet().removeIf(name -> name.matches("(JAVA|JDK_JAVA|MCP|JWT|KEYCLOAK)_.*"));
        main.environment().put("MCP_PORT", "0");
        main.environment().put("KEYCLOAK_URL", Keycloaks.url().toString());
        return main;
    }

    /** The URL of the MCP endpoint, as the program has named it. */
    URI uri() {
        return uri;
    }

    /** Asks the program to end, as Ctrl+C does. */
    void end() {
        process.toHandle().destroy(); // Process.destroy would close the streams as well
    }

    /** All that the program has written to standard error, when it has ended. */
    String log() {
        try {
            return log.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What else the program wrote to standard output after its first line, when it has ended. */
    List<String> output() {
        return process.inputReader(UTF_8).lines().toList();
    }

    private String readLog() throws IOException {
        return new String(process.getErrorStream().readAllBytes(), UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
