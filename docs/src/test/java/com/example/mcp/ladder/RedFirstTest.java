package com.example.mcp.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * R2 and R3: a learner who starts step N has its tests, which compile, of which the new ones are red because
 * something is missing, or is a body that is cut, and the carried ones are green.
 *
 * <p>Runs the tests of a step on the code of the step before, a few seconds for each step. Carried tests run
 * where their support or given code changes (elsewhere R4 and the build of the step before show the same), or
 * everywhere with {@code -Dladder.carried=true}. Where tests need Keycloak they are only compiled, unless
 * {@code -Dladder.keycloak=true} is set. Tests tagged {@code timing} are left out.
 */
@Tag("suites")
@Execution(ExecutionMode.CONCURRENT)
class RedFirstTest {

    private static final int FIRST_WITH_KEYCLOAK = 7;
    private static final int SECOND_CHANCES = 10;
    static final String[] ALONE = {};

    /** The skeleton blocks in many ways, and its tests wait for it: there they wait at the same time. */
    static final String[] TOGETHER = {
        "-Djunit.jupiter.execution.parallel.enabled=true",
        "-Djunit.jupiter.execution.parallel.mode.default=concurrent",
        "-Djunit.jupiter.execution.parallel.config.strategy=fixed",
        "-Djunit.jupiter.execution.parallel.config.fixed.parallelism=12"};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void new_tests_are_red_and_carried_ones_green_on_the_code_of_the_step_before(int number) {
        Step step = Step.chosen(number);
        Ladder.each("R2", ladder -> {
            try (Build build = Build.open()) {
                String errors = build.compile("main", new Exercise(step, build).after(""));
                if (!errors.isEmpty()) {
                    ladder.found(step.readme().file(), "the given and cut files do not compile with the "
                            + "code of " + Ladder.name(step.before()) + ":\n" + errors);
                    return;
                }
                errors = build.compile("test", Build.tests(step.folder()));
                if (!errors.isEmpty()) {
                    ladder.found(step.folder().resolve("src/test"),
                            "the tests do not compile with the code of "
                            + Ladder.name(step.before())
                            + "; use the seam only, or mark files as given or cut:\n" + errors);
                } else if (number < FIRST_WITH_KEYCLOAK || Build.KEYCLOAK) {
                    judge(step, run(step, build), ladder);
                }
            }
        });
    }

    private static List<Build.Result> run(Step step, Build build) {
        boolean all = step.changesSupport() || Boolean.getBoolean("ladder.carried");
        List<Build.Job> jobs = List.of(new Build.Job("", "", all ? List.of() : step.tags()));
        List<Build.Result> results = new ArrayList<>(build.run(jobs, step.number() == 1 ? TOGETHER : ALONE));
        // A machine that is busy may turn a test of times red: what should be green has a second chance.
        List<Build.Job> again = results.stream().filter(result -> !result.green() && !isNew(step, result))
                .map(Build.Result::name).distinct().map(name -> new Build.Job("", name, List.of())).toList();
        if (!again.isEmpty() && again.size() <= SECOND_CHANCES) {
            results.removeIf(result -> again.stream().anyMatch(job -> job.tests().equals(result.name())));
            results.addAll(build.run(again));
        }
        return results;
    }

    private static void judge(Step step, List<Build.Result> results, Ladder ladder) {
        Map<String, String> findings = new TreeMap<>();
        Map<String, Integer> cases = new TreeMap<>();
        for (Build.Result result : results) {
            String mend = mend(step, result);
            if (mend != null) {
                findings.put(result.name(), mend);
                cases.merge(result.name(), 1, Integer::sum);
            }
        }
        findings.forEach((name, mend) ->
                ladder.found(step.folder(), name + " (" + cases.get(name) + ") " + mend));
        if (results.isEmpty()) {
            ladder.found(step.folder(), "no test ran");
        }
    }

    private static String mend(Step step, Build.Result result) {
        if (result.method().isEmpty() && !result.cut(step.number())) {
            return "does not start: " + result.thrown() + " " + result.message();
        } else if (isNew(step, result)) {
            return result.green() ? "is green before the step; tag it 'control', or test what is new"
                    : result.assertion() || result.cut(step.number()) ? null
                    : "fails by " + result.thrown() + ", not by an assertion or a cut body: "
                    + result.message();
        } else if (!result.green()) {
            String what = result.tags().contains("control") ? "is a control" : "is carried (R3)";
            return what + ", but red before the step: " + result.message();
        }
        return null;
    }

    private static boolean isNew(Step step, Build.Result result) {
        return !result.tags().contains("control")
                && result.tags().stream().anyMatch(tag -> tag.startsWith(step.number() + "."));
    }
}
