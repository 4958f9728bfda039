package com.example.mcp.ladder;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * R9: a class and a method are of a size that one can read.
 *
 * <p>What counts is code: no blank line, comment, import or package line. The limits are smoke alarms. What
 * comes near one is split by its meaning, or left alone, but never squeezed.
 */
class SizeTest {

    private static final int CLASS = 140;
    private static final int TEST_CLASS = 220;
    private static final int METHOD = 30;

    @Test
    void a_class_has_at_most_140_lines_of_code_and_a_test_class_220() {
        Ladder.eachStep("R9", (step, ladder) -> {
            for (String kind : List.of("main", "test")) {
                int most = kind.equals("main") ? CLASS : TEST_CLASS;
                step.sources(kind).forEach(file -> {
                    long lines = Tool.codeLines(Ladder.read(file));
                    if (lines > most) {
                        ladder.found(file, lines + " lines of code; at most " + most
                                + ", so give a part that has a meaning its own file");
                    }
                });
            }
        });
    }

    @Test
    void a_method_has_at_most_30_lines_of_code() {
        Ladder.eachStep("R9", (step, ladder) -> {
            for (String kind : List.of("main", "test")) {
                Map<Path, List<String>> code = new HashMap<>();
                Sources.scan(step.sources(kind), new TreeScanner<>() {
                    @Override
                    public Void visitMethod(MethodTree method, Sources.Parsed source) {
                        List<String> lines = code.computeIfAbsent(source.file(),
                                file -> Tool.withoutComments(Ladder.read(file)).lines().toList());
                        check(method, source, lines, ladder);
                        return super.visitMethod(method, source);
                    }
                });
            }
        });
    }

    private static void check(MethodTree method, Sources.Parsed source, List<String> code, Ladder ladder) {
        if (method.getBody() != null) {
            int first = source.line(method.getBody(), false);
            long lines = code.subList(first - 1, source.line(method.getBody(), true)).stream()
                    .filter(line -> !line.isBlank()).count();
            if (lines > METHOD) {
                ladder.found(source.file(), first, method.getName() + " has " + lines
                        + " lines of code; at most " + METHOD + ", so extract what has a name");
            }
        }
    }
}
