package com.example.mcp.ladder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** R11: the poms of the steps differ in name and dependencies, nowhere else. */
class PomTest {

    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>[^<]*</groupId>\\s*<artifactId>([^<]*)</artifactId>\\s*</dependency>");
    private static final List<String> ALLOWED =
            List.of("jackson-databind", "nimbus-jose-jwt", "junit-jupiter", "testcontainers");

    @Test
    void the_poms_are_equal_but_for_the_name_and_the_dependencies() {
        String first = frame(Step.all().getFirst());
        Ladder.eachStep("R11", (step, ladder) -> {
            if (!frame(step).equals(first)) {
                ladder.found(pom(step),
                        "differs from that of the first step in more than name and dependencies"
                        + (step.number() < 7 ? "" : " and the plugin that fetches Keycloak")
                        + "; settings go to the parent");
            }
            if (!Ladder.read(pom(step))
                    .contains("<artifactId>" + step.folder().getFileName() + "</artifactId>")) {
                ladder.found(pom(step), "the artifactId must be the name of the folder");
            }
        });
    }

    @Test
    void a_dependency_comes_in_the_order_of_the_list_and_stays() {
        Ladder.eachStep("R11", (step, ladder) -> {
            List<String> names = dependencies(step);
            if (!names.equals(ALLOWED.stream().filter(names::contains).toList())) {
                ladder.found(pom(step), "dependencies " + names + " must be of " + ALLOWED
                        + ", in this order, with "
                        + "version and scope from the parent");
            }
            if (step.number() > 1 && !names.containsAll(dependencies(Step.of(step.number() - 1)))) {
                ladder.found(pom(step), "loses a dependency that the step before has");
            }
        });
    }

    private static Path pom(Step step) {
        return step.folder().resolve("pom.xml");
    }

    private static List<String> dependencies(Step step) {
        List<String> names = new ArrayList<>();
        String pom = Ladder.read(pom(step));
        DEPENDENCY.matcher(pom).results().forEach(dependency -> names.add(dependency.group(1)));
        long all = Pattern.compile("<dependency>").matcher(pom).results().count();
        return names.size() == all ? names : List.of("one that has more than groupId and artifactId");
    }

    /** What is left of a pom without what may differ. */
    private static String frame(Step step) {
        String pom = Ladder.read(pom(step)).replace(step.folder().getFileName().toString(), "")
                .replaceAll("(?s)<dependencies>.*?</dependencies>", "");
        return step.number() < 7 ? pom
                : pom.replaceFirst("(?s)\n *<build>\\s*<plugins>\\s*<plugin>\\s*<groupId>[^<]*"
                + "</groupId>\\s*<artifactId>maven-dependency-plugin</artifactId>\\s*</plugin>.*?</build>\n",
                "");
    }
}
