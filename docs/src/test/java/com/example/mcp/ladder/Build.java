package com.example.mcp.ladder;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles main code and tests to a folder of their own and runs them in a JVM of their own, without Maven.
 *
 * <p>The libraries are those of this module, which depends on all that the steps depend on.
 */
final class Build implements AutoCloseable {

    static final boolean KEYCLOAK = Boolean.getBoolean("ladder.keycloak");

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final int SECONDS = KEYCLOAK ? 1_800 : 600;
    private static final String LIBRARIES = System.getProperty("java.class.path");

    /** One test that ran: a case of a parameterized one counts by itself. */
    record Result(int job, String type, String method, List<String> tags, String thrown, String message) {

        boolean green() {
            return thrown.isEmpty();
        }

        /** The same as the result of another job. */
        Result of(int number) {
            return new Result(number, type, method, tags, thrown, message);
        }

        /** Whether a body that is cut, for a checkpoint of a step, is what the test failed by. */
        boolean cut(int step) {
            return thrown.equals(UnsupportedOperationException.class.getName())
                    && message.matches(step + "\\.\\d: .*");
        }

        boolean assertion() {
            return thrown.equals("java.lang.AssertionError") || thrown.startsWith("org.opentest4j.")
                    || thrown.startsWith("org.junit.");
        }

        String name() {
            return type.substring(type.lastIndexOf('.') + 1) + "#" + method;
        }
    }

    private final Path folder;

    private Build(Path folder) {
        this.folder = folder;
    }

    /** An empty build; {@link #close} deletes it. */
    static Build open() {
        try {
            return new Build(Files.createTempDirectory("ladder"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The main code of {@code base} with some files, paths within a step, taken from {@code step}. */
    static Map<String, Path> main(Path base, Path step, List<String> given) {
        Map<String, Path> files = new TreeMap<>();
        Ladder.files(base.resolve("src/main"))
                .forEach(file -> files.put(Ladder.slashes(base.relativize(file)), file));
        given.stream().filter(path -> path.startsWith("src/main/"))
                .forEach(path -> files.put(path, step.resolve(path)));
        return files;
    }

    /**
     * Compiles main code, or the tests after it; returns what the compiler complains of, or nothing. A kind
     * that begins with "main" stands alone; others see what was compiled as "main".
     */
    String compile(String kind, Map<String, Path> files) {
        Path classes = folder.resolve(kind);
        List<Path> sources = new ArrayList<>();
        files.forEach((path, file) -> {
            if (path.endsWith(".java")) {
                sources.add(file);
            } else {
                copy(file, classes.resolve(path.replaceFirst("src/\\w+/resources/", "")));
            }
        });
        try (StandardJavaFileManager manager =
                COMPILER.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            Files.createDirectories(classes);
            StringWriter says = new StringWriter();
            boolean good = COMPILER.getTask(says, manager, null,
                    List.of("-proc:none", "-nowarn", "--release", "21", "-d", classes.toString(), "-cp",
                    (kind.startsWith("main") ? "" : folder.resolve("main") + File.pathSeparator) + LIBRARIES),
                    null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
            return good ? "" : says.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles a file of the main code with another text, into a folder that a job can put before it. */
    String mutate(String name, String path, String text) {
        return compile(name, Map.of(path, write("changed-" + name + "/" + path, text)));
    }

    /** Writes a file in the folder of this build. */
    Path write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tests of a step, as {@link #compile} takes them. */
    static Map<String, Path> tests(Path step) {
        Map<String, Path> files = new TreeMap<>();
        for (String kind : List.of("java", "resources")) {
            Ladder.files(step.resolve("src/test").resolve(kind))
                    .forEach(file -> files.put(Ladder.slashes(step.relativize(file)), file));
        }
        return files;
    }

    /**
     * A run of tests: all, or those of one class, or one method ("", X, X#y), with any of some tags. They run
     * on what was compiled as "main", after another folder, or on one whose name begins with "main" instead.
     */
    record Job(String before, String tests, Collection<String> tags) { }

    /** Runs jobs one after the other in one JVM; {@code before} is a folder of {@link #mutate}, or empty. */
    List<Result> run(List<Job> jobs, String... options) {
        Path file = write("jobs", String.join("\n", jobs.stream().map(this::line).toList()));
        Path results = folder.resolve("results");
        results.toFile().delete();
        String said = java(List.of(options), "com.example.mcp.ladder.TestRun", file.toString(),
                results.toString());
        if (!Files.exists(results)) {
            throw new IllegalStateException("The tests did not run:\n" + said);
        }
        return Ladder.lines(results).stream().map(line -> line.split("\t", -1)).map(cells -> new Result(
                Integer.parseInt(cells[0]), cells[1], cells[2], List.of(cells[3].split(",")), cells[4],
                cells[5])).toList();
    }

    private String line(Job job) {
        String before = job.before().isEmpty() ? "" : folder.resolve(job.before()) + File.pathSeparator;
        String main = job.before().startsWith("main") ? "" : folder.resolve("main") + File.pathSeparator;
        String roots = before + main + folder.resolve("test");
        return String.join("\t", roots, job.tests(), String.join("|", job.tags()));
    }

    private String java(List<String> options, String... words) {
        try {
            Path said = folder.resolve("said");
            List<String> command = command(LIBRARIES);
            command.addAll(options);
            command.addAll(List.of(words));
            Process process = new ProcessBuilder(command).directory(folder.toFile())
                    .redirectErrorStream(true).redirectOutput(said.toFile()).start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            return Ladder.read(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The start of a command line that runs a class of the step. */
    List<String> command() {
        return command(folder.resolve("main") + File.pathSeparator + LIBRARIES);
    }

    private static List<String> command(String classPath) {
        return new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djdk.httpclient.allowRestrictedHeaders=host",
                "-Dkeycloak.zip=" + System.getProperty("keycloak.zip"),
                "-Dkeycloak.folder=" + System.getProperty("keycloak.folder"),
                "-Dkeycloak.docker=false", "-cp", classPath));
    }

    /** A property of the parent pom. */
    static String property(String name) {
        return Ladder.read(Ladder.ROOT.resolve("pom.xml"))
                .replaceFirst("(?s).*<" + name + ">([^<]*)</" + name + ">.*", "$1");
    }

    Path folder() {
        return folder;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
