package com.example.mcp.ladder;

import java.util.List;
import org.junit.jupiter.api.Test;

/** R5 and R6: a diff shows the idea of the step and nothing else. */
class DiffHygieneTest {

    /** The step that replaces the local issuer, where deleting is the idea. */
    private static final int REPLACING = 7;

    @Test
    void no_difference_is_of_white_space_only() {
        Ladder.eachStep("R5", (step, ladder) -> {
            for (Git.Hunk hunk : step.number() == 1 ? List.<Git.Hunk>of()
                    : Git.hunks(step.before().resolve("src"), step.folder().resolve("src"))) {
                if (letters(hunk.old()).equals(letters(hunk.now()))) {
                    ladder.found(hunk.file(), hunk.line(), "white-space-only change; take the line of "
                            + Ladder.name(step.before()));
                }
            }
        });
    }

    @Test
    void a_step_adds_and_hardly_deletes() {
        Ladder.eachStep("R6", (step, ladder) -> {
            if (step.number() == 1 || step.number() == REPLACING) {
                return;
            }
            List<Git.Hunk> hunks =
                    Git.hunks(step.before().resolve("src/main"), step.folder().resolve("src/main"));
            int added = hunks.stream().mapToInt(hunk -> hunk.now().size()).sum();
            int deleted = hunks.stream().mapToInt(hunk -> hunk.old().size()).sum();
            if (deleted * 100 > added * 15) {
                ladder.found(step.folder(), deleted + " lines deleted and " + added
                        + " added; above 15 %, so prepare the step before for the change");
            }
        });
    }

    private static String letters(List<String> lines) {
        return String.join("", lines).replaceAll("\\s", "");
    }
}
