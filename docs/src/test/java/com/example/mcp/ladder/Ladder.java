package com.example.mcp.ladder;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The folder with the eight steps, and how the checks of a rule report what they find. */
final class Ladder {

    /** The checkout to look at; {@code -Dladder.root=…} points the checks at another one. */
    static final Path ROOT = root();

    /** What builds and tools write, and git does not keep. */
    private static final List<String> IGNORED = List.of("target", "work", "keys", ".git", ".idea", ".vscode");

    private final String rule;
    private final List<String> findings = new ArrayList<>();

    private Ladder(String rule) {
        this.rule = rule;
    }

    /** Looks at each step and fails with everything found: rule, place and mend, a line each. */
    static void eachStep(String rule, BiConsumer<Step, Ladder> check) {
        each(rule, ladder -> Step.all().forEach(step -> check.accept(step, ladder)));
    }

    /** The same for checks that do not go step by step. */
    static void each(String rule, Consumer<Ladder> check) {
        Ladder ladder = new Ladder(rule);
        check.accept(ladder);
        if (!ladder.findings.isEmpty()) {
            fail(ladder.findings.size() + " found\n" + String.join("\n", ladder.findings));
        }
    }

    /** Notes that a file breaks the rule, and how it is mended. */
    void found(Path file, String mend) {
        findings.add(rule + " " + name(file) + ": " + mend);
    }

    /** The same with the number of the line. */
    void found(Path file, int line, String mend) {
        findings.add(rule + " " + name(file) + ":" + line + ": " + mend);
    }

    /** The path from the top folder, with slashes. */
    static String name(Path file) {
        return slashes(file.startsWith(ROOT) ? ROOT.relativize(file) : file);
    }

    static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, List<String> lines) {
        try {
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(Path file) {
        return Files.exists(file) ? read(file).lines().toList() : List.of();
    }

    /** All files below a folder that git would keep, sorted. */
    static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().filter(entry -> !IGNORED.contains(entry.getFileName().toString()))
                    .flatMap(entry -> Files.isDirectory(entry) ? files(entry).stream() : Stream.of(entry))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path folder = Path.of(System.getProperty("ladder.root", "")).toAbsolutePath().normalize();
        while (!Files.exists(folder.resolve("docs").resolve("Ladder.java"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
