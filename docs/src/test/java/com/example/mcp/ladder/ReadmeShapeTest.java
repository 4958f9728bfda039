package com.example.mcp.ladder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** R14: all READMEs are chapters in the shape of docs/README-SHAPE.md. */
class ReadmeShapeTest {

    private static final List<String> HEADINGS = List.of("## Where you are", "## See the problem", "## Ideas",
            "## The picture", "## The change", "## Build it", "## Walk through", "## Try it", "## Break it",
            "## Recap", "## Check yourself", "## Beside the series");
    private static final String OPTIONAL = "## Asides";
    private static final List<String> PARTS = List.of("### Part A ·", "### Part B ·", "### Part C ·");
    private static final List<String> ACTORS =
            List.of("participant C as Client", "participant S as MCP server", "participant I as Issuer");
    private static final List<String> HINTS = List.of("Hint 1: a question", "Hint 2: a type to open",
            "Hint 3: a place in the solution", "Hint 4: an excerpt");
    private static final Pattern MERMAID = Pattern.compile("(?ms)^```mermaid\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final int EXCERPTS = 3;

    @Test
    void the_headings_are_the_fixed_ones_and_no_section_is_empty() {
        eachChapter((step, ladder) -> {
            Readme readme = step.readme();
            List<String> headings = new ArrayList<>(readme.headings());
            headings.remove(OPTIONAL);
            if (!headings.equals(HEADINGS) || readme.headings().indexOf(OPTIONAL) >= 0
                    && !readme.headings().getLast().equals(OPTIONAL)) {
                ladder.found(readme.file(), "has the headings " + readme.headings() + "; must be " + HEADINGS
                        + " and, if you like, " + OPTIONAL);
            }
            readme.headings().stream().filter(heading -> readme.section(heading).isBlank())
                    .forEach(heading -> ladder.found(readme.file(), "has nothing below " + heading));
        });
    }

    @Test
    void the_first_lines_are_the_title_the_minutes_and_a_sentence() {
        eachChapter((step, ladder) -> {
            Path readme = step.readme().file();
            String[] paragraphs = (String.join("\n", step.readme().lines()) + "\n\n\n").split("\n\n", 4);
            if (!paragraphs[0].matches("# 0" + step.number() + " · .+")) {
                ladder.found(readme, 1, "must be '# 0" + step.number() + " · Title', alone");
            }
            if (!paragraphs[1].matches("(?s)\\d+ minutes · series part \\d.*")) {
                ladder.found(readme,
                        "the second paragraph must be like '60 minutes · series part 2, steps 5-6 · …'");
            }
            if (!paragraphs[2].matches("(?s)[^#].*[.]")) {
                ladder.found(readme, "the third paragraph must be a sentence: what a client can now do");
            }
        });
    }

    @Test
    void step_08_has_its_three_parts() {
        eachChapter((step, ladder) -> {
            for (String section : step.number() < 8 ? List.<String>of()
                    : List.of("## Ideas", "## Build it", "## Walk through")) {
                List<String> parts = step.readme().section(section).lines()
                        .filter(line -> line.startsWith("### Part ")).map(line -> line.substring(0, 12))
                        .toList();
                if (!parts.equals(PARTS)) {
                    ladder.found(step.readme().file(), section + " must have the headings " + PARTS
                            + " Title, not " + parts);
                }
            }
        });
    }

    @Test
    void a_sequence_has_its_actors_in_one_order() {
        eachChapter((step, ladder) -> {
            Path readme = step.readme().file();
            List<String> pictures = MERMAID.matcher(String.join("\n", step.readme().lines())).results()
                    .map(picture -> picture.group(1)).toList();
            if (pictures.isEmpty()) {
                ladder.found(readme, "has no mermaid block");
            }
            for (String picture : pictures) {
                List<String> actors = picture.lines().map(String::strip)
                        .filter(line -> line.matches("(participant|actor) .*(Client|MCP server|Issuer)"))
                        .toList();
                if (picture.startsWith("sequenceDiagram")
                        && !actors.equals(ACTORS.stream().filter(actors::contains).toList())) {
                    ladder.found(readme, "a picture declares " + actors + "; must be of " + ACTORS
                            + " in this order");
                }
            }
        });
    }

    @Test
    void given_files_come_last_and_a_checkpoint_names_each_other_one() {
        eachChapter((step, ladder) -> {
            Readme readme = step.readme();
            Set<String> named = readme.checkpoints().values().stream().flatMap(text ->
                    Readme.parts(text).stream()).map(Readme.Part::path).collect(Collectors.toSet());
            boolean given = false;
            for (Readme.Change row : readme.changes()) {
                if (given && !row.kind().equals("given")) {
                    ladder.found(readme.file(), row.line(), "comes after a row that is given; those go last");
                }
                given |= row.kind().equals("given");
                if (!List.of("given", "cut").contains(row.kind()) && row.path().startsWith("src/main/")
                        && !named.contains(row.path())) {
                    ladder.found(readme.file(), row.line(), "no checkpoint names this file after 'Files:'");
                }
                named.remove(row.path());
            }
            named.forEach(path -> ladder.found(readme.file(), "a checkpoint names " + path
                    + ", which is not in the change table"));
        });
    }

    @Test
    void the_checkpoints_are_those_of_the_tests_each_with_its_four_hints() {
        eachChapter((step, ladder) -> {
            Readme readme = step.readme();
            if (!List.copyOf(readme.checkpoints().keySet()).equals(List.copyOf(step.tags()))) {
                ladder.found(readme.file(), "has the checkpoints " + readme.checkpoints().keySet()
                        + ", but the tests are tagged " + step.tags());
            }
            readme.checkpoints().forEach((number, text) -> {
                String name = "checkpoint " + number;
                if (Readme.parts(text).isEmpty()) {
                    ladder.found(readme.file(), name + " has no sentence like 'Files: `McpServer.java`.'");
                }
                if (!text.contains("`java docs/Ladder.java check " + step.number() + " " + number + "`")) {
                    ladder.found(readme.file(), name + " does not say to run its check");
                }
                if (Readme.firstFailure(text).isEmpty()) {
                    ladder.found(readme.file(),
                            name + " does not show the first failure, a text block with RED");
                }
                checkHints(readme, name, Tool.hints(readme.lines(), number), ladder);
            });
        });
    }

    private static void checkHints(Readme readme, String name, List<Readme.Hint> hints, Ladder ladder) {
        List<String> titles = hints.stream().map(Readme.Hint::title).toList();
        if (!titles.equals(HINTS)) {
            ladder.found(readme.file(), name + " has the hints " + titles + "; must be " + HINTS);
        } else if (hints.stream().anyMatch(hint -> hint.text().isBlank())
                || hints.getFirst().answer().isBlank()) {
            ladder.found(readme.file(), name + " has an empty hint, or no answer folded in its first one");
        }
    }

    @Test
    void the_walk_has_excerpts_and_a_mutation_says_what_an_attacker_gains() {
        eachChapter((step, ladder) -> {
            Readme readme = step.readme();
            long excerpts = count("<!-- excerpt: ", readme.section("## Walk through"));
            if (excerpts < EXCERPTS) {
                ladder.found(readme.file(), "has " + excerpts + " excerpts below 'Walk through'; at least "
                        + EXCERPTS);
            }
            readme.mutations().stream().filter(mutation -> mutation.gain().isBlank())
                    .forEach(mutation -> ladder.found(readme.file(), mutation.line(),
                            "has no fifth cell: what an attacker gains"));
        });
    }

    @Test
    void there_are_five_or_six_questions_with_answers() {
        eachChapter((step, ladder) -> {
            String questions = step.readme().section("## Check yourself");
            long count = count("<details><summary>", questions);
            if (count < 5 || count > (step.number() < 8 ? 6 : 9)
                    || count("(?s)</summary>\\n\\n\\S.*?\\n\\n</details>", questions) != count) {
                ladder.found(step.readme().file(), "has " + count + " questions below 'Check yourself'; must "
                        + "be 5 or 6 (in 08 up to 9), each like <details><summary>1. …?</summary>, with the "
                        + "answer between blank lines");
            }
        });
    }

    @Test
    void links_lead_to_files() {
        Ladder.each("R14", ladder -> {
            for (Path page : Ladder.files(Ladder.ROOT)) {
                if (!page.toString().endsWith(".md") || page.endsWith("docs/README-SHAPE.md")) {
                    continue;
                }
                List<String> lines = Ladder.lines(page);
                for (int i = 0; i < lines.size(); i++) {
                    Matcher link = LINK.matcher(lines.get(i).replaceAll("`[^`]*`", "``"));
                    while (link.find()) {
                        String path = link.group(1).replaceFirst("#.*", "");
                        if (!path.matches("([a-z]+:.*)?") && !Files.exists(page.resolveSibling(path))) {
                            ladder.found(page, i + 1, "the link to " + path + " leads nowhere");
                        }
                    }
                }
            }
        });
    }

    private static void eachChapter(BiConsumer<Step, Ladder> check) {
        Ladder.eachStep("R14", (step, ladder) -> {
            if (!step.readme().exists()) {
                ladder.found(step.readme().file(),
                        "does not exist; write it in the shape of docs/README-SHAPE.md");
            } else {
                check.accept(step, ladder);
            }
        });
    }

    private static long count(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}
