package com.example.mcp.ladder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * R13: the one-line changes below "Break it" turn the test red that they name.
 *
 * <p>All changes of a step run in one JVM, so none can be to a limit that the JDK reads once. In the steps
 * that need Keycloak the changes are only compiled, unless {@code -Dladder.keycloak=true} is set.
 */
@Tag("suites")
@Execution(ExecutionMode.CONCURRENT)
class BreakItTest {

    private static final int FIRST_WITH_KEYCLOAK = 7;
    private static final int AT_LEAST = 3;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void each_change_turns_the_named_test_red(int number) {
        Step step = Step.chosen(number);
        Readme readme = step.readme();
        Ladder.each("R13", ladder -> {
            List<Readme.Mutation> mutations = readme.mutations();
            if (mutations.size() < AT_LEAST) {
                ladder.found(readme.file(), "has " + mutations.size() + " rows below 'Break it'; at least "
                        + AT_LEAST);
            }
            if (mutations.isEmpty()) {
                return;
            }
            try (Build build = Build.open()) {
                String errors = build.compile("main", Build.main(step.folder(), step.folder(), List.of()))
                        + build.compile("test", Build.tests(step.folder()));
                if (!errors.isEmpty()) {
                    ladder.found(step.folder(), "does not compile:\n" + errors);
                    return;
                }
                List<Readme.Mutation> good = mutations.stream()
                        .filter(mutation -> isPossible(step, mutation, build, ladder)).toList();
                if (number < FIRST_WITH_KEYCLOAK || Build.KEYCLOAK) {
                    run(readme, good, build, ladder);
                }
            }
        });
    }

    private static boolean isPossible(Step step, Readme.Mutation mutation, Build build, Ladder ladder) {
        Path readme = step.readme().file();
        Path file = step.folder().resolve(mutation.path());
        String text = Files.exists(file) ? Ladder.read(file) : "";
        int places = text.split(Pattern.quote(mutation.old()), -1).length - 1;
        String[] test = (mutation.test() + "#").split("#", -1);
        if (places != 1 || mutation.old().isEmpty()) {
            ladder.found(readme, mutation.line(), "'" + mutation.old() + "' is " + places + " times in "
                    + mutation.path() + "; must be there once");
        } else if (step.sources("test").stream().noneMatch(source -> source.endsWith(test[0] + ".java")
                && (test[1].isEmpty() || Ladder.read(source).contains(" " + test[1] + "(")))) {
            ladder.found(readme, mutation.line(), "there is no test " + mutation.test() + " in this step");
        } else {
            String errors = build.mutate("mutant" + mutation.line(), mutation.path(),
                    text.replace(mutation.old(), mutation.replacement()));
            if (errors.isEmpty()) {
                return true;
            }
            ladder.found(readme, mutation.line(), "the change does not compile:\n" + errors);
        }
        return false;
    }

    private static void run(Readme readme, List<Readme.Mutation> mutations, Build build, Ladder ladder) {
        List<Build.Result> results = build.run(mutations.stream().map(mutation ->
                new Build.Job("mutant" + mutation.line(), mutation.test(), List.of())).toList());
        for (int i = 0; i < mutations.size(); i++) {
            int job = i;
            List<Build.Result> own = results.stream().filter(result -> result.job() == job).toList();
            if (own.stream().allMatch(Build.Result::green)) {
                ladder.found(readme.file(), mutations.get(i).line(), mutations.get(i).test()
                        + (own.isEmpty() ? " did not run" : " stays green; name a test that guards this"));
            }
        }
    }
}
