package com.example.mcp.ladder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * Keycloak the code is only compiled, unless {@code -Dladder.keycloak=true} is set. All of a step runs in one
 * JVM, but for the last step, whose checkpoints differ in limits that the JDK reads once.
 * {@code -Dladder.rewrite=true} writes the failures that came into the READMEs.
 */
@Tag("suites")
@Execution(ExecutionMode.CONCURRENT)
class CheckpointsTest {

    private static final boolean REWRITE = Boolean.getBoolean("ladder.rewrite");
    private static final int FIRST_WITH_KEYCLOAK = 7;
    private static final int WITH_LIMITS = 8;
    private static final int SECOND_CHANCES = 10;

    /** The code when a checkpoint is done, compiled to a folder, on the way to the next one. */
    private record Stage(String folder, String done, String next) { }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void no_test_stays_red_for_a_later_checkpoint(int number) {
        Step step = Step.chosen(number);
        Ladder.each("R2", ladder -> {
            try (Build build = Build.open()) {
                String errors = build.compile("main", new Exercise(step, build).after(""))
                        + build.compile("test", Build.tests(step.folder()));
                if (!errors.isEmpty()) {
                    return; // RedFirstTest says so.
                }
                List<Stage> stages = stages(step, build, ladder);
                if (number < FIRST_WITH_KEYCLOAK || Build.KEYCLOAK) {
                    judge(step, stages, run(step, stages, build), ladder);
                }
            }
        });
    }

    /** The stages whose code compiles. */
    private static List<Stage> stages(Step step, Build build, Ladder ladder) {
        List<Stage> stages = new ArrayList<>();
        String done = "";
        for (String next : step.readme().checkpoints().keySet()) {
            Stage stage = new Stage("main" + done, done, next);
            String errors = done.isEmpty() ? ""
                    : build.compile(stage.folder(), new Exercise(step, build).after(done));
            if (errors.isEmpty()) {
                stages.add(stage);
            } else {
                ladder.found(step.readme().file(), "the files of the checkpoints up to " + done
                        + " do not compile; name what is missing in one of them, or say '(not yet `name`)' "
                        + "after a file:\n" + errors);
            }
            done = next;
        }
        return stages;
    }

    private static List<Build.Result> run(Step step, List<Stage> stages, Build build) {
        List<Build.Job> jobs = stages.stream().map(stage -> new Build.Job(stage.folder(), "",
                stage.done().isEmpty() ? List.of(stage.next()) : step.tags().headSet(stage.next(), true)))
                .toList();
        List<Build.Result> results = new ArrayList<>(runAll(step, jobs, build));
        // A machine that is busy may turn a test of times red: what should be green has a second chance.
        List<Build.Result> bad = results.stream()
                .filter(result -> !result.green() && isDone(step, stages.get(result.job()), result)).toList();
        if (!bad.isEmpty() && bad.size() <= SECOND_CHANCES) {
            results.removeAll(bad);
            List<Build.Job> again = bad.stream().map(result ->
                    new Build.Job(jobs.get(result.job()).before(), result.name(), List.of())).toList();
            build.run(again).forEach(second -> results.add(second.of(bad.get(second.job()).job())));
        }
        return results;
    }

    private static List<Build.Result> runAll(Step step, List<Build.Job> jobs, Build build) {
        String[] options = step.number() == 1 ? RedFirstTest.TOGETHER : RedFirstTest.ALONE;
        if (step.number() < WITH_LIMITS) {
            return build.run(jobs, options);
        }
        List<Build.Result> results = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            int job = i;
            build.run(List.of(jobs.get(i)), options).forEach(result -> results.add(result.of(job)));
        }
        return results;
    }

    private static boolean isDone(Step step, Stage stage, Build.Result result) {
        return result.tags().stream()
                .anyMatch(tag -> step.tags().contains(tag) && tag.compareTo(stage.done()) <= 0);
    }

    private static void judge(Step step, List<Stage> stages, List<Build.Result> results, Ladder ladder) {
        for (int i = 0; i < stages.size(); i++) {
            int job = i;
            Stage stage = stages.get(i);
            List<Build.Result> red = results.stream()
                    .filter(result -> result.job() == job && !result.green()).toList();
            Set<String> names = new HashSet<>();
            red.stream().filter(result -> isDone(step, stage, result) && names.add(result.name()))
                    .forEach(result -> ladder.found(step.folder(), result.name() + " " + result.tags()
                            + " is red when " + stage.done() + " is done; tag it for a later checkpoint, or "
                            + "let an earlier one name what it needs: " + result.thrown() + " "
                            + result.message()));
            promised(step, stage.next(), red.stream().filter(result -> result.tags().contains(stage.next()))
                    .map(result -> Tool.told(result, stage.next())).distinct().toList(), ladder);
        }
    }

    /** The failure that the README shows for a checkpoint is among those that came. */
    private static void promised(Step step, String checkpoint, List<List<String>> came, Ladder ladder) {
        String text = step.readme().checkpoints().get(checkpoint);
        List<String> promised = Readme.firstFailure(text).lines().toList();
        if (!promised.isEmpty() && came.stream().noneMatch(lines -> shows(promised, lines))) {
            Map<Boolean, List<List<String>>> same = came.stream().collect(
                    Collectors.partitioningBy(lines -> promised.getFirst().startsWith(lines.getFirst())));
            List<List<String>> first = same.get(true).isEmpty() ? same.get(false) : same.get(true);
            if (REWRITE && !first.isEmpty()) {
                rewrite(step.readme(), checkpoint, promised, first.getFirst());
                return;
            }
            ladder.found(step.readme().file(), "checkpoint " + checkpoint + " promises\n"
                    + String.join("\n", promised) + (first.isEmpty()
                    ? "\n  but nothing is red: say '(not yet `name`)' after a file of the checkpoint before"
                    : "\n  but the first failures are\n" + first.stream().limit(3)
                    .map(lines -> String.join("\n", lines)).collect(Collectors.joining("\n"))));
        }
    }

    private static void rewrite(Readme readme, String checkpoint, List<String> promised, List<String> came) {
        String text = Ladder.read(readme.file());
        int start = text.indexOf("\n### " + checkpoint + " ");
        String old = "```text\n" + String.join("\n", promised) + "\n```";
        // The name of the test is no value that differs between runs, however long it is.
        String now = "```text\n" + came.getFirst() + came.stream().skip(1)
                .filter(line -> !line.startsWith("     test:")).map(Terminal::normal)
                .collect(Collectors.joining("\n", "\n", "\n```"));
        int place = text.indexOf(old, start);
        Ladder.write(readme.file(),
                (text.substring(0, place) + now + text.substring(place + old.length())).lines().toList());
    }

    /** Whether all lines are there; the first may say which cases, and each may end with three dots. */
    private static boolean shows(List<String> promised, List<String> lines) {
        List<String> there = lines.stream().map(Terminal::normal).toList();
        String name = promised.getFirst().replaceFirst(" \\((all|cases?) [\\d, a-z]+\\)$", "");
        return lines.getFirst().equals(name) && promised.stream().skip(1).map(Terminal::normal)
                .allMatch(line -> there.stream().anyMatch(each -> line.endsWith("…")
                        ? each.startsWith(line.substring(0, line.length() - 1)) : each.equals(line)));
    }
}
