package com.example.mcp.ladder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** One rung of the ladder. */
record Step(int number, Path folder) {

    static List<Step> all() {
        return Stream.of(Ladder.ROOT.toFile().list()).filter(name -> name.matches("step\\d\\d-.*")).sorted()
                .map(name -> new Step(Integer.parseInt(name.substring(4, 6)), Ladder.ROOT.resolve(name)))
                .toList();
    }

    static Step of(int number) {
        return all().stream().filter(step -> step.number == number).findFirst().orElseThrow();
    }

    /** The step, if the long checks are to look at it: {@code -Dladder.steps=46} names two. */
    static Step chosen(int number) {
        String chosen = System.getProperty("ladder.steps", "12345678");
        Assumptions.assumeTrue(chosen.contains("" + number), "not among the steps " + chosen);
        return of(number);
    }

    /** The folder that this step starts from: the step before, and the skeleton for the first. */
    Path before() {
        return number == 1 ? Ladder.ROOT.resolve("docs/skeleton") : of(number - 1).folder;
    }

    Readme readme() {
        return new Readme(folder.resolve("README.md"));
    }

    /** The Java files of {@code main} or {@code test}. */
    List<Path> sources(String kind) {
        return sources(folder, kind);
    }

    static List<Path> sources(Path folder, String kind) {
        return Ladder.files(folder.resolve("src").resolve(kind).resolve("java")).stream()
                .filter(file -> file.toString().endsWith(".java")).toList();
    }

    /** The paths below {@code src/main} where this step and the one before are not the same. */
    List<String> changed() {
        TreeSet<String> paths = new TreeSet<>();
        for (Path side : List.of(before(), folder)) {
            Ladder.files(side.resolve("src/main"))
                    .forEach(file -> paths.add(Ladder.slashes(side.relativize(file))));
        }
        return paths.stream().filter(path -> !same(before().resolve(path), folder.resolve(path))).toList();
    }

    /** The checkpoints of this step that its tests are tagged with. */
    TreeSet<String> tags() {
        TreeSet<String> tags = new TreeSet<>();
        for (Path file : sources("test")) {
            Pattern.compile("@Tag\\(\"(" + number + "\\.\\d)\"\\)").matcher(Ladder.read(file)).results()
                    .forEach(tag -> tags.add(tag.group(1)));
        }
        return tags;
    }

    /** Whether what supports the tests, or a given file, was another in the step before. */
    boolean changesSupport() {
        return readme().given().stream()
                .anyMatch(path -> path.startsWith("src/") && Files.exists(before().resolve(path)))
                || sources("test").stream()
                .filter(file -> !file.toString().endsWith("Test.java"))
                .anyMatch(file -> !same(before().resolve(folder.relativize(file)), file));
    }

    private static boolean same(Path one, Path other) {
        return Files.exists(one) && Files.exists(other) && Ladder.read(one).equals(Ladder.read(other));
    }
}
