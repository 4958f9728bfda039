package com.example.mcp.site;

import java.util.List;
import java.util.stream.Collectors;

/** What all pages have in common: the head, the way to the steps, the way on. */
final class Layout {

    private final List<Step> steps;

    Layout(List<Step> steps) {
        this.steps = steps;
    }

    /**
     * A whole page.
     *
     * @param name   where it is in the site
     * @param kind   names its style
     * @param number the step that it belongs to, 0 for none
     */
    String page(String name, String kind, String title, int number, String body) {
        String up = "../".repeat((int) name.chars().filter(c -> c == '/').count());
        String nav = steps.stream().map(step -> "<a href=\"%s%s\" title=\"%s\"%s>%02d</a>".formatted(
                up, step.page(), Html.escape(step.title()),
                step.number() == number ? " class=\"here\"" : "", step.number()))
                .collect(Collectors.joining("\n"));
        String script = body.contains("language-mermaid") ? """
                <script src="%1$smermaid.min.js"></script>
                <script src="%1$ssite.js"></script>
                """.formatted(up) : "";
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <title>%s</title>
                <link rel="icon" href="data:,"/>
                <link rel="stylesheet" href="%ssite.css"/>
                </head>
                <body>
                <header><a class="home" href="%sindex.html">The ladder</a><nav aria-label="Steps">
                %s
                </nav></header>
                <main class="%s">
                %s</main>
                %s</body>
                </html>
                """.formatted(Html.escape(title), up, up, nav, kind, body, script);
    }

    /** Links to the neighbours of a step: its README's page, or its diff's. */
    String wayOn(Step step, boolean diff) {
        String links = "";
        for (Step other : steps) {
            String arrow = other.number() == step.number() - 1 ? "\u2190 %s" : "%s \u2192";
            if (Math.abs(other.number() - step.number()) == 1) {
                String page = diff ? other.diffPage() : other.page();
                links += Html.link(page, arrow.formatted(other.title())) + "\n";
            }
        }
        return "<nav class=\"way\" aria-label=\"Neighbours\">" + links + "</nav>\n";
    }
}
