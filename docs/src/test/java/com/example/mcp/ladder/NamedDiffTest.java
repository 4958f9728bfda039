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

    private static void check(Step step, Readme.Change row, String kind, Ladder ladder) {
        Path readme = step.readme().file();
        boolean test = row.path().startsWith("src/test/");
        String actual = test ? kind(step, row.path()) : kind;
        if (!List.of("new", "changed", "given", "moved", "removed").contains(row.kind())) {
            ladder.found(readme, row.line(), "'" + row.kind()
                    + "' must be new, changed, given, moved or removed");
        } else if (actual == null || actual.equals("same")) {
            boolean pom = step.number() == 1 && row.path().equals("pom.xml");
            if (!pom) {
                ladder.found(readme, row.line(), row.path()
                        + " does not differ from the step before; drop the row");
            }
        } else if (!actual.equals(row.kind()) && !(row.kind().equals("given") && !actual.equals("removed"))
                && !(row.kind().equals("moved") && actual.equals("new") && movedFrom(step, row))) {
            ladder.found(readme, row.line(), row.path() + " is " + actual + ", not " + row.kind());
        }
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
