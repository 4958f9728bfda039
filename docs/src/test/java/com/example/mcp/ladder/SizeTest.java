package com.example.mcp.ladder;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R9: everything fits on a screen. */
class SizeTest {

    private static final int FILE = 150;
    private static final int METHOD = 30;
    private static final int CHECKPOINT = 40;

    @Test
    void a_file_has_at_most_150_lines_and_a_method_30() {
        Ladder.eachStep("R9", (step, ladder) -> {
            List<Path> files = new ArrayList<>(step.sources("main"));
            files.addAll(step.sources("test"));
            for (Path file : files) {
                int lines = Ladder.lines(file).size();
                if (lines > FILE) {
                    ladder.found(file, lines + " lines; at most " + FILE
                            + ", so give a part of it its own file");
                }
            }
            Sources.scan(files, new TreeScanner<>() {
                @Override
                public Void visitMethod(MethodTree method, Sources.Parsed source) {
                    if (method.getBody() != null) {
                        int first = source.line(method.getBody(), false);
                        int lines = source.line(method.getBody(), true) - first + 1;
                        if (lines > METHOD) {
                            ladder.found(source.file(), first, method.getName() + " has " + lines
                                    + " lines; at most " + METHOD + ", so extract a method");
                        }
                    }
                    return super.visitMethod(method, source);
                }
            });
        });
    }

    /** Which line belongs to which checkpoint is written nowhere: what is counted is their average. */
    @Test
    void a_checkpoint_asks_for_at_most_40_lines_of_code() {
        Ladder.eachStep("R9", (step, ladder) -> {
            int checkpoints = step.readme().checkpoints().size();
            List<String> given = step.readme().given();
            List<Git.Hunk> hunks =
                    Git.hunks(step.before().resolve("src/main"), step.folder().resolve("src/main"));
            long lines = hunks.stream().filter(hunk -> hunk.file().toString().endsWith(".java"))
                    .filter(hunk -> given.stream().noneMatch(path -> hunk.file().endsWith(path)))
                    .flatMap(hunk -> hunk.now().stream()).filter(SizeTest::isCode).count();
            if (checkpoints > 0 && lines > (long) checkpoints * CHECKPOINT) {
                ladder.found(step.readme().file(), lines + " lines of code to write in " + checkpoints
                        + " checkpoints; mark files as given, or add checkpoints, until it is " + CHECKPOINT
                        + " each");
            }
        });
    }

    /** Not a comment, an import, an empty line or a lone bracket. */
    private static boolean isCode(String line) {
        return !line.matches("\\s*|\\s*(/?\\*|//).*|(import|package) .*|[\\s(){};,]*");
    }
}
