package com.example.mcp.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * R2: a checkpoint is complete. With the files that the checkpoints up to N.k name, as they are in the
 * solution, all tests tagged up to N.k are green; and of the next checkpoint's one fails as the README says.
 *
 * <p>After the last checkpoint the code is the solution's, which the step's own build tests. Where tests need
 * Keycloak the code is only compiled, unless {@code -Dladder.keycloak=true} is set.
 */
@Tag("suites")
@Execution(ExecutionMode.CONCURRENT)
class CheckpointsTest {

    private static final int FIRST_WITH_KEYCLOAK = 7;
    private static final int SECOND_CHANCES = 10;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void no_test_stays_red_for_a_later_checkpoint(int number) {
        Step step = Step.chosen(number);
        if (!step.readme().isChapter()) {
            return;
        }
        Ladder.each("R2", ladder -> {
            try (Build build = Build.open()) {
                String errors = build.compile("main", new Exercise(step, build).after(""))
                        + build.compile("test", Build.tests(step.folder()));
                if (!errors.isEmpty()) {
                    return; // RedFirstTest says so.
                }
                List<String> open = new ArrayList<>(step.readme().checkpoints().keySet());
                String done = "";
                while (!open.isEmpty()) {
                    check(step, done, open.getFirst(), build, ladder);
                    done = open.removeFirst();
                }
            }
        });
    }

    private static void check(Step step, String done, String next, Build build, Ladder ladder) {
        String name = "main" + done;
        String errors = done.isEmpty() ? "" : build.compile(name, new Exercise(step, build).after(done));
        if (!errors.isEmpty()) {
            ladder.found(step.readme().file(), "the files of the checkpoints up to " + done
                    + " do not compile; name what is missing in one of them, or say '(not yet `Word`)' after "
                    + "a file:\n" + errors);
        } else if (step.number() < FIRST_WITH_KEYCLOAK || Build.KEYCLOAK) {
            List<Build.Result> results = run(step, build, name, done, next);
            results.stream().filter(result -> !result.green() && isUpTo(step, result, done))
                    .forEach(result -> ladder.found(step.folder(), result.name() + " " + result.tags()
                            + " is red when " + done + " is done; tag it for a later checkpoint, or let an "
                            + "earlier one name what it needs: " + result.thrown() + " " + result.message()));
            promised(step, next, results, ladder);
        }
    }

    private static List<Build.Result> run(Step step, Build build, String name, String done, String next) {
        List<String> tags = step.tags().stream().filter(tag -> tag.compareTo(next) <= 0).toList();
        List<Build.Result> results = new ArrayList<>(build.run(List.of(new Build.Job(name, "", tags))));
        // A machine that is busy may turn a test of times red: what should be green has a second chance.
        List<Build.Job> again = results.stream()
                .filter(result -> !result.green() && isUpTo(step, result, done)).map(Build.Result::name)
                .distinct().map(test -> new Build.Job(name, test, List.of())).toList();
        if (!again.isEmpty() && again.size() <= SECOND_CHANCES) {
            results.removeIf(result -> again.stream().anyMatch(job -> job.tests().equals(result.name())));
            results.addAll(build.run(again));
        }
        return results;
    }

    private static boolean isUpTo(Step step, Build.Result result, String done) {
        return result.tags().stream().anyMatch(tag -> step.tags().contains(tag) && tag.compareTo(done) <= 0);
    }

    /** The failure that the README shows is among those of the checkpoint. */
    private static void promised(Step step, String next, List<Build.Result> results, Ladder ladder) {
        List<String> promised = Readme.firstFailure(step.readme().checkpoints().get(next)).lines()
                .map(Terminal::normal).toList();
        List<List<String>> told = results.stream()
                .filter(result -> !result.green() && result.tags().contains(next))
                .map(result -> Tool.told(result, next).stream().map(Terminal::normal).toList()).toList();
        if (!promised.isEmpty() && told.stream().noneMatch(lines -> shows(promised, lines))) {
            Map<Boolean, List<List<String>>> same = told.stream().collect(
                    Collectors.partitioningBy(lines -> promised.getFirst().startsWith(lines.getFirst())));
            List<List<String>> came = same.get(true).isEmpty() ? same.get(false) : same.get(true);
            ladder.found(step.readme().file(), "checkpoint " + next + " promises\n"
                    + String.join("\n", promised) + (came.isEmpty()
                    ? "\n  but nothing is red: say '(not yet `name`)' after a file of the checkpoint before"
                    : "\n  but the first failures are\n" + came.stream().limit(3)
                    .map(lines -> String.join("\n", lines)).collect(Collectors.joining("\n"))));
        }
    }

    /** Whether all lines are there; the first may say which cases, and each may end with three dots. */
    private static boolean shows(List<String> promised, List<String> lines) {
        String name = promised.getFirst().replaceFirst(" \\((all|cases?) [\\d, a-z]+\\)$", "");
        return lines.getFirst().equals(name) && promised.stream().skip(1).allMatch(line ->
                lines.stream().anyMatch(there -> line.endsWith("…")
                        ? there.startsWith(line.substring(0, line.length() - 1)) : there.equals(line)));
    }
}
