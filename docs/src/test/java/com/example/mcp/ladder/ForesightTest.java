package com.example.mcp.ladder;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** R7: each step is whole; its code knows nothing of the steps around it. */
class ForesightTest {

    private static final Pattern WORDS = Pattern.compile(
            "\\bstep\\s*-?0?\\d|\\blater\\b|\\bfor now\\b|\\bnot yet\\b|\\bTODO\\b|\\bFIXME\\b",
            Pattern.CASE_INSENSITIVE);

    @Test
    void the_code_speaks_of_no_step_and_promises_nothing() {
        Ladder.eachStep("R7", (step, ladder) -> Ladder.files(step.folder().resolve("src/main"))
                .forEach(file -> {
            List<String> lines = Ladder.lines(file);
            for (int i = 0; i < lines.size(); i++) {
                Matcher word = WORDS.matcher(lines.get(i));
                if (word.find()) {
                    ladder.found(file, i + 1, "'" + word.group() + "': say what is, not what comes or came");
                }
            }
        }));
    }
}
