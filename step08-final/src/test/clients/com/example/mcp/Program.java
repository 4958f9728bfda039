package com.example.mcp;

import com.example.mcp.client.Browser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A client that runs as a process of its own, to its end; nothing of it is left afterwards.
 *
 * <p>Where it writes an authorization URL, the browser opens it, as a person would. Its standard input has
 * nothing for it and does not end, for to some clients that would be the wish to stop.
 */
final class Program {

    /** How it ended, and all that it wrote. */
    record Outcome(int exit, String output) {

        /** This outcome, if it is the expected one. */
        Outcome expect(int code, String... words) {
            for (String word : words) {
                if (exit != code || !output.contains(word)) {
                    throw new AssertionError("expected exit code " + code + " and '" + word + "', but it was "
                            + exit + " after:\n" + output);
                }
            }
            return this;
        }
    }

    private static final Pattern LOGIN = Pattern.compile(
            "https?://[^\\s\\p{Cntrl}]+[?&]response_type=code[^\\s\\p{Cntrl}]*");
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Program::end)));
    }

    private Program() {
    }

    static Outcome run(Path folder, int seconds, Browser browser, Map<String, String> environment,
            List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        // No client shall show this machine's user a page: the browser here is the one above.
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        builder.environment().put("BROWSER", "true");
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        RUNNING.add(process);
        try {
            StringBuffer output = new StringBuffer();
            Thread reader = Thread.startVirtualThread(() -> read(process, browser, output));
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            end(process);
            reader.join(5_000);
            return ended ? new Outcome(process.exitValue(), output.toString())
                    : new Outcome(-1, output + "\n(did not end within " + seconds + " s)");
        } finally {
            end(process);
            RUNNING.remove(process);
        }
    }

    /** The files of this name that a shell would run, the first one first. */
    static Stream<String> find(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).map(Path::toString);
    }

    /** A port for a client that wants to be told where to listen. */
    static String freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Process process, Browser browser, StringBuffer output) {
        Set<String> opened = new HashSet<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                Matcher login = LOGIN.matcher(line);
                if (browser != null && login.find() && opened.add(login.group())) {
                    Thread.startVirtualThread(() -> open(browser, login.group(), output));
                }
            }
        } catch (IOException e) {
            output.append(e).append('\n');
        }
    }

    private static void open(Browser browser, String url, StringBuffer output) {
        try {
            browser.open(URI.create(url));
        } catch (RuntimeException e) {
            output.append("The login failed: ").append(e).append('\n');
        }
    }

    private static void end(Process process) {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
