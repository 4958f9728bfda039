package com.example.mcp.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The checkout; its files are named by their path from the top folder, with slashes. */
record Project(Path root) {

    /** What builds and editors write, and git does not keep. */
    private static final List<String> IGNORED = List.of("target", "work", "keys");

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        String before = "docs/skeleton";
        for (String name : list("")) {
            if (name.matches("step\\d\\d-.*")) {
                steps.add(new Step(steps.size() + 1, name, before));
                before = name;
            }
        }
        return steps;
    }

    /** The pages beside the READMEs. */
    List<String> docs() {
        return list("docs").stream().filter(name -> name.endsWith(".md"))
                .map(name -> "docs/" + name).toList();
    }

    boolean isFile(String path) {
        return Files.isRegularFile(root.resolve(path));
    }

    /** The text of a file, empty where there is none; what is not UTF-8 is shown as well as it can be. */
    String read(String path) {
        return new String(isFile(path) ? bytes(path) : new byte[0], StandardCharsets.UTF_8);
    }

    byte[] bytes(String path) {
        try {
            return Files.readAllBytes(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paths within a folder of all files in it, those below others last. */
    List<String> files(String folder) {
        List<String> files = new ArrayList<>();
        for (String name : list(folder)) {
            if (isFile(folder + "/" + name)) {
                files.add(name);
            }
        }
        for (String name : list(folder)) {
            if (!isFile(folder + "/" + name)) {
                files(folder + "/" + name).forEach(file -> files.add(name + "/" + file));
            }
        }
        return files;
    }

    private List<String> list(String folder) {
        if (!Files.isDirectory(root.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root.resolve(folder))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !IGNORED.contains(name) && !name.startsWith(".")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
