package com.example.mcp.ladder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** R4: a test means the same in every step that has it; only what supports the tests may change. */
class CarriedTestsTest {

    @Test
    void a_test_class_is_byte_for_byte_the_one_of_the_step_before() {
        Ladder.eachStep("R4", (step, ladder) -> {
            for (Path file : step.sources("test")) {
                Path old = step.before().resolve(step.folder().relativize(file));
                if (isTest(file) && Files.exists(old) && !Ladder.read(old).equals(Ladder.read(file))) {
                    ladder.found(file, "differs from " + Ladder.name(old)
                            + "; take that one, or give what is new a class of its own");
                }
            }
        });
    }

    @Test
    void a_test_class_that_goes_is_named_in_the_change_table() {
        Ladder.eachStep("R4", (step, ladder) -> {
            Set<String> rows = new HashSet<>();
            step.readme().changes().stream().filter(row -> row.kind().equals("removed"))
                    .forEach(row -> rows.add(row.path()));
            for (Path file : Step.sources(step.before(), "test")) {
                String path = Ladder.slashes(step.before().relativize(file));
                if (isTest(file) && !Files.exists(step.folder().resolve(path)) && !rows.contains(path)) {
                    ladder.found(step.folder().resolve(path), "is not carried from "
                            + Ladder.name(step.before())
                            + "; carry it, or add a row `" + path + "` | removed");
                }
            }
        });
    }

    private static boolean isTest(Path file) {
        return file.toString().endsWith("Test.java");
    }
}
