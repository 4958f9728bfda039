package com.example.mcp.keycloak;

import java.io.File;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of Keycloak's program as a child process, in a home folder of its own, that ends with this JVM. */
final class KeycloakProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(300);

    private final Process process;
    private final Path log;

    private KeycloakProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the program of a distribution; all that it writes, its log too, goes to the home folder. */
    static KeycloakProcess start(Path distribution, Path home, Map<String, String> environment,
            String... arguments) throws IOException {
        Files.createDirectories(home.resolve("data"));
        Path log = home.resolve("keycloak.log");
        ProcessBuilder builder = new ProcessBuilder(command(distribution, home, arguments));
        // Options come from there too, and what was set for another Keycloak must not reach this one.
        builder.environment().keySet().removeIf(name -> name.matches("(KC|MCP)_.*"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new KeycloakProcess(builder.start(), log);
    }

    /** What bin/kc.sh would run; the script would be one more process to end, and differs on Windows. */
    private static List<String> command(Path distribution, Path home, String... arguments) {
        URL ownClasses = KeycloakChild.class.getProtectionDomain().getCodeSource().getLocation();
        String classPath = distribution.resolve("lib/quarkus-run.jar") + File.pathSeparator
                + Path.of(URI.create(ownClasses.toString()));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // For a short life: without the second compiler a start takes half the CPU time, and with a
                // heap that need not grow it is a fifth shorter.
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms256m", "-Xmx512m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Duser.language=en",
                "-Dkc.home.dir=" + home,
                "-Djava.io.tmpdir=" + home.resolve("data"),
                "-cp", classPath, KeycloakChild.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Returns the port itself, or for 0 one that is free on 127.0.0.1. */
    static int freePort(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (BindException e) {
            throw new IOException("Port " + port + " is taken: end what listens there or choose another", e);
        }
    }

    /** Waits until a program has done its work. */
    void awaitEnd() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw failure("did not do its work");
        }
    }

    /** Waits until a server answers at this address. */
    void awaitAnswer(URI address) throws IOException, InterruptedException {
        HttpRequest probe = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
        long start = System.nanoTime();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!answers(http, probe)) {
                if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw failure("did not start");
                }
                Thread.sleep(100);
            }
        }
    }

    private static boolean answers(HttpClient http, HttpRequest probe) throws InterruptedException {
        try {
            return http.send(probe, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private IOException failure(String what) throws IOException {
        String reason = process.isAlive() ? " within " + PATIENCE.toSeconds() + " s" : ", it ended";
        List<String> lines = Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
        List<String> end = lines.subList(Math.max(0, lines.size() - 12), lines.size());
        stop();
        return new IOException("Keycloak " + what + reason + ". Its log ends:\n" + String.join("\n", end));
    }

    /** Asks for an orderly end, insists after ten seconds, and returns when the process is gone. */
    void stop() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for an end that others bring about. */
    void join() throws InterruptedException {
        process.waitFor();
    }
}
