package com.example.mcp.ladder;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What docs/spec-coverage.md names is there: the step, the class and the test of each rule. */
class SpecCoverageTest {

    private static final Path PAGE = Ladder.ROOT.resolve("docs/spec-coverage.md");
    private static final String ROOM = "java/com/example/mcp/";
    private static final List<String> COLUMNS = List.of("id", "level", "rule", "step", "class", "test");

    /** A row of a table: where it stands, and its cells without their backticks. */
    private record Row(int line, List<String> cells) {

        String id() {
            return cells.get(0);
        }

        String className() {
            return cells.get(4);
        }

        /** The class of the test, and the method behind the #. */
        String[] test() {
            return cells.get(5).split("#", 2);
        }

        Path folder() {
            return Step.all().stream().filter(step -> cells.get(3).equals("0" + step.number())).findFirst()
                    .map(Step::folder).orElse(null);
        }
    }

    @Test
    void the_page_has_rows() {
        assertTrue(rows().size() > 100, "docs/spec-coverage.md has only " + rows().size()
                + " rows that this test can read: has the form of its tables changed?");
    }

    @Test
    void each_rule_has_one_row() {
        Ladder.each("coverage", ladder -> {
            Set<String> seen = new HashSet<>();
            for (Row row : rows()) {
                if (!seen.add(row.id())) {
                    ladder.found(PAGE, row.line(), "has the id " + row.id() + " again; give it a letter");
                }
            }
        });
    }

    @Test
    void each_row_has_its_six_cells_and_a_step_that_exists() {
        Ladder.each("coverage", ladder -> {
            for (Row row : rows()) {
                if (row.cells().size() != COLUMNS.size() || row.cells().stream().anyMatch(String::isEmpty)) {
                    ladder.found(PAGE, row.line(), "needs the cells " + COLUMNS + ", a bar written as \\|");
                } else if (row.folder() == null) {
                    ladder.found(PAGE, row.line(), "names no step, '" + row.cells().get(3) + "'; 01 to 08");
                }
            }
        });
    }

    @Test
    void each_class_is_in_its_step() {
        Ladder.each("coverage", ladder -> {
            for (Row row : complete()) {
                boolean resource = row.className().endsWith(".json");
                Path file = row.folder().resolve(resource ? "src/main/resources/" + row.className()
                        : "src/main/" + ROOM + row.className() + ".java");
                if (!Files.isRegularFile(file)) {
                    ladder.found(PAGE, row.line(), row.id() + " names a class that is not there: "
                            + Ladder.name(file) + "; name the one that keeps the rule now");
                }
            }
        });
    }

    @Test
    void each_test_is_in_its_step() {
        Ladder.each("coverage", ladder -> {
            for (Row row : complete()) {
                String[] test = row.test();
                Path file = row.folder().resolve("src/test/" + ROOM + test[0] + ".java");
                if (test.length != 2 || !Files.isRegularFile(file)) {
                    ladder.found(PAGE, row.line(), row.id() + " names a test class that is not there: "
                            + Ladder.name(file) + "; write it as Class#method");
                } else if (!isTest(Ladder.read(file), test[1])) {
                    ladder.found(PAGE, row.line(), row.id() + " names a test that is not there: " + test[1]
                            + " in " + Ladder.name(file) + "; name the one that turns red without the rule");
                }
            }
        });
    }

    /** The method is there, and an annotation of JUnit between it and the member before makes it a test. */
    private static boolean isTest(String source, String method) {
        int at = source.indexOf("\n    void " + method + "(");
        String annotations = at < 0 ? "" : source.substring(source.lastIndexOf("\n\n", at), at);
        return annotations.matches("(?s).*\\n    @(Test|ParameterizedTest|RepeatedTest)\\b.*");
    }

    private static List<Row> complete() {
        return rows().stream().filter(row -> row.cells().size() == COLUMNS.size() && row.folder() != null)
                .toList();
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<String> lines = Ladder.lines(PAGE);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("|") && !line.startsWith("|---") && !line.startsWith("| id ")) {
                String inner = line.strip().replaceAll("^\\||\\|$", "");
                rows.add(new Row(i + 1, List.of(inner.split("(?<!\\\\)\\|", -1)).stream()
                        .map(cell -> cell.strip().replaceAll("^`(\\S+)`$", "$1")).toList()));
            }
        }
        return rows;
    }
}
