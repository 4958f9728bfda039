package com.example.mcp.ladder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * R16: an excerpt in a page names its file and member, and is what stands there.
 *
 * <p>{@code -Dladder.rewrite=true} writes what stands there into the pages.
 */
class ExcerptsTest {

    private static final boolean REWRITE = Boolean.getBoolean("ladder.rewrite");

    /** Like {@code <!-- excerpt: http/OriginFilter.java#doFilter from "first" to "last" -->}. */
    private static final Pattern MARKER =
            Pattern.compile("<!-- excerpt: ([^#\\s]+)\\s*((?:#|from |to ).*?)?\\s*-->");

    @Test
    void an_excerpt_is_what_stands_in_its_file() {
        Ladder.each("R16", ladder -> {
            for (Path page : Ladder.files(Ladder.ROOT)) {
                if (page.toString().endsWith(".md") && !page.endsWith("docs/README-SHAPE.md")) {
                    check(page, ladder);
                }
            }
        });
    }

    private static void check(Path page, Ladder ladder) {
        List<String> lines = new ArrayList<>(Ladder.lines(page));
        // From the last to the first, so that the numbers of the lines before stay true.
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            Matcher marker = MARKER.matcher(line);
            if (marker.matches()) {
                String place = marker.group(2) == null ? "" : marker.group(2).replaceFirst("^(?!#)", " ");
                check(page, i + 1, lines, file(page, marker.group(1)), place, ladder);
            } else if (line.contains("<!-- excerpt")) {
                ladder.found(page, i + 1, "is not like <!-- excerpt: http/OriginFilter.java#doFilter from "
                        + "\"…\" to \"…\" --> alone on its line");
            }
        }
        if (REWRITE && !lines.equals(Ladder.lines(page))) {
            Ladder.write(page, lines);
        }
    }

    /** Compares the fence after a marker; {@code first} is where it starts in {@code lines}. */
    private static void check(Path page, int first, List<String> lines, Path file, String place,
            Ladder ladder) {
        List<String> rest = lines.subList(first, lines.size());
        int end = rest.isEmpty() ? 0 : 1 + rest.subList(1, rest.size()).indexOf("```");
        if (!Files.isRegularFile(file)) {
            ladder.found(page, first, "there is no file " + Ladder.name(file));
        } else if (end < 1 || !rest.getFirst().startsWith("```")) {
            ladder.found(page, first, "the next line must begin a fence, like ```java, and ``` must end it");
        } else {
            try {
                List<String> there = Tool.excerpt(Ladder.read(file), place).lines().toList();
                List<String> shown = rest.subList(1, end);
                if (!shown.equals(there) && REWRITE) {
                    shown.clear();
                    shown.addAll(there);
                } else if (!shown.equals(there)) {
                    ladder.found(page, first, "the excerpt is not what stands in " + Ladder.name(file) + place
                            + different(shown, there) + "\n  -Dladder.rewrite=true writes what stands there");
                }
            } catch (RuntimeException e) {
                ladder.found(page, first, Ladder.name(file) + place + ": " + e.getMessage());
            }
        }
    }

    private static String different(List<String> shown, List<String> there) {
        for (int i = 0; i < Math.max(shown.size(), there.size()); i++) {
            String is = i < shown.size() ? shown.get(i) : "(nothing)";
            String must = i < there.size() ? there.get(i) : "(nothing)";
            if (!is.equals(must)) {
                return "\n  shown: " + is + "\n  there: " + must;
            }
        }
        return "";
    }

    private static Path file(Path page, String written) {
        return written.matches("step\\d\\d-.*") ? Ladder.ROOT.resolve(written)
                : page.resolveSibling(Readme.path(written));
    }
}
