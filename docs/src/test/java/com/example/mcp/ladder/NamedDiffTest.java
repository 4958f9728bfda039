package com.example.mcp.ladder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** R1: what differs between neighbours is what the change table of the README says. */
class NamedDiffTest {

    @Test
    void the_change_table_names_each_file_that_differs_and_no_other() {
        Ladder.eachStep("R1", (step, ladder) -> {
            Map<String, String> differing = new TreeMap<>();
            step.changed().forEach(path -> differing.put(path, kind(step, path)));
            if (step.number() > 1 && !dependencies(step.folder()).equals(dependencies(step.before()))) {
                differing.put("pom.xml", "changed");
            }
            Path readme = step.readme().file();
            for (Readme.Change row : step.readme().changes()) {
                check(step, row, differing.remove(row.path()), ladder);
            }
            differing.forEach((path, kind) ->
                    ladder.found(readme, "the change table misses a row `" + path + "` | "
                    + kind));
        });
    }

    /** A learner gets a file that is cut; what is to be written there must be found by the tool. */
    @Test
    void a_row_that_is_cut_names_methods_of_its_file_and_checkpoints_of_the_step() {
        Ladder.eachStep("R1", (step, ladder) -> step.readme().changes().stream()
                .filter(row -> row.kind().equals("cut")).forEach(row -> {
                    Path file = step.folder().resolve(row.path());
                    try {
                        Tool.cut(Files.exists(file) ? Ladder.read(file) : "", row.cuts());
                    } catch (RuntimeException e) {
                        ladder.found(step.readme().file(), row.line(), row.path() + ": " + e.getMessage());
                    }
                    if (row.cuts().isEmpty() || !step.tags().containsAll(row.cuts().values())) {
                        ladder.found(step.readme().file(), row.line(), "must end like (8.1: `parse`, "
                                + "`next`), with checkpoints of " + step.tags());
                    }
                }));
    }

    private static void check(Step step, Readme.Change row, String kind, Ladder ladder) {
        Path readme = step.readme().file();
        boolean test = row.path().startsWith("src/test/");
        String actual = test ? kind(step, row.path()) : kind;
        if (!List.of("new", "changed", "cut", "given", "moved", "removed").contains(row.kind())) {
            ladder.found(readme, row.line(), "'" + row.kind()
                    + "' must be new, changed, cut, given, moved or removed");
        } else if (actual == null || actual.equals("same")) {
            boolean pom = step.number() == 1 && row.path().equals("pom.xml");
            if (!pom) {
                ladder.found(readme, row.line(), row.path()
                        + " does not differ from the step before; drop the row");
            }
        } else if (!actual.equals(row.kind()) && !(brought(row) && !actual.equals("removed"))
                && !(row.kind().equals("moved") && actual.equals("new") && movedFrom(step, row))) {
            ladder.found(readme, row.line(), row.path() + " is " + actual + ", not " + row.kind());
        }
    }

    private static boolean brought(Readme.Change row) {
        return List.of("given", "cut").contains(row.kind());
    }

    private static String kind(Step step, String path) {
        boolean old = Files.exists(step.before().resolve(path));
        boolean now = Files.exists(step.folder().resolve(path));
        if (old && now && Ladder.read(step.before().resolve(path))
                .equals(Ladder.read(step.folder().resolve(path)))) {
            return "same";
        }
        // The skeleton is no step: what replaces a file of it is new to the reader.
        return old && now && step.number() > 1 ? "changed" : now ? "new" : old ? "removed" : "same";
    }

    /** Whether the reason names a file of the step before that is gone. */
    private static boolean movedFrom(Step step, Readme.Change row) {
        return step.changed().stream().filter(path -> kind(step, path).equals("removed"))
                .anyMatch(path -> row.why().contains(path.replace("src/main/java/com/example/mcp/", "")));
    }

    /** The pom without the name of the step. */
    private static String dependencies(Path folder) {
        return Ladder.read(folder.resolve("pom.xml"))
                .replaceAll("<artifactId>step\\d\\d-.*?</artifactId>", "");
    }
}
