package com.example.mcp.ladder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** R14: all READMEs have the shape of docs/README-SHAPE.md. */
class ReadmeShapeTest {

    private static final List<String> HEADINGS =
            List.of("## The picture", "## The change", "## Build it", "## Try it",
            "## What to notice", "## Break it", "## Design note", "## Out of scope", "## Read on");
    private static final List<String> ACTORS =
            List.of("participant C as Client", "participant S as MCP server",
            "participant I as Issuer");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final int LINES = 150;
    private static final int ARROWS = 12;

    @Test
    void the_headings_are_the_fixed_ones() {
        Ladder.eachStep("R14", (step, ladder) -> {
            Readme readme = step.readme();
            if (!readme.exists()) {
                ladder.found(readme.file(), "does not exist; write it in the shape of docs/README-SHAPE.md");
                return;
            }
            if (!readme.headings().equals(HEADINGS)) {
                ladder.found(readme.file(), "has the headings " + readme.headings() + "; must be "
                        + HEADINGS);
            }
            if (readme.lines().size() > LINES) {
                ladder.found(readme.file(), readme.lines().size() + " lines; at most " + LINES);
            }
            List<String> text = readme.lines().stream().filter(line -> !line.isBlank()).toList();
            if (!text.getFirst().matches("# 0" + step.number() + " · .+")) {
                ladder.found(readme.file(), 1, "must be '# 0" + step.number() + " · Title'");
            }
            if (!text.get(1).matches("\\d+ minutes · series part \\d.*")) {
                ladder.found(readme.file(),
                        "the second paragraph must be like '55 minutes · series part 2, steps 5-6 · …'");
            }
        });
    }

    @Test
    void the_checkpoints_are_those_of_the_tests_each_with_three_hints() {
        Ladder.eachStep("R14", (step, ladder) -> {
            Readme readme = step.readme();
            if (readme.exists() && !List.copyOf(readme.checkpoints().keySet())
                    .equals(List.copyOf(step.tags()))) {
                ladder.found(readme.file(), "has the checkpoints " + readme.checkpoints().keySet()
                        + ", but the tests are tagged " + step.tags());
            }
            readme.checkpoints().forEach((number, text) -> {
                for (int hint = 1; hint <= 3; hint++) {
                    if (!text.matches("(?s).*<summary>Hint " + hint
                            + "[^<]*</summary>\\s*\\S.*?</details>.*")) {
                        ladder.found(readme.file(), "checkpoint " + number + " has no hint " + hint
                                + " in the fixed form");
                    }
                }
            });
        });
    }

    @Test
    void the_picture_has_the_same_actors_in_the_same_order_and_at_most_12_arrows() {
        Ladder.eachStep("R14", (step, ladder) -> {
            Readme readme = step.readme();
            List<String> picture = picture(readme);
            List<String> actors = picture.stream().filter(line -> line.startsWith("participant")).toList();
            if (readme.exists() && (actors.size() < 2 || !actors.equals(ACTORS.subList(0, actors.size())))) {
                ladder.found(readme.file(), "the picture must declare " + ACTORS + " in this order, not "
                        + actors);
            }
            long arrows = picture.stream()
                    .filter(line -> line.matches("\\w+\\s*(<<)?--?(>>|>|x|\\))[+-]?\\s*\\w+\\s*:.*")).count();
            if (readme.exists() && (arrows == 0 || arrows > ARROWS)) {
                ladder.found(readme.file(), "the picture has " + arrows + " arrows; from 1 to " + ARROWS);
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

    private static List<String> picture(Readme readme) {
        List<String> picture = new ArrayList<>();
        boolean inside = false;
        for (String line : readme.lines()) {
            inside = line.equals("```mermaid") || inside && !line.equals("```");
            if (inside) {
                picture.add(line.strip());
            }
        }
        return picture;
    }
}
