package com.example.mcp.site;

import java.util.Optional;
import java.util.stream.Collectors;

/** What all pages have in common: the head, the contents of the book, the search. */
final class Layout {

    private final Book book;

    Layout(Book book) {
        this.book = book;
    }

    String html(Page page) {
        String up = "../".repeat((int) page.name().chars().filter(c -> c == '/').count());
        String diagrams = page.body().contains("language-mermaid") ? """
                <script src="%1$smermaid.min.js"></script>
                <script src="%1$sdiagrams.js"></script>
                """.formatted(up) : "";
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <title>%1$s</title>
                <link rel="icon" href="data:,"/>
                <link rel="stylesheet" href="%2$ssite.css"/>
                <script src="%2$ssite.js" defer="" data-up="%2$s"></script>
                </head>
                <body class="%3$s">
                <a class="skip" href="#main">Skip to the text</a>
                <header>
                <button type="button" class="menu" popovertarget="contents">\u2630 Contents</button>
                <a class="home" href="%2$sindex.html">The ladder</a>
                <button type="button" id="find" hidden="">Search <kbd>Ctrl K</kbd></button>
                </header>
                <nav id="contents" popover="" aria-label="Contents">
                %4$s</nav>
                <main id="main" tabindex="-1">
                %5$s</main>
                %6$s</body>
                </html>
                """.formatted(Html.escape(page.title()), up, page.kind(), contents(page, up), page.body(),
                diagrams);
    }

    /** Links to the pages before and after one. */
    String wayOn(Book.Entry entry) {
        return way(
                book.neighbour(entry, -1).map(other -> arrow("prev", other.page(), "Before", other.title())),
                book.neighbour(entry, 1).map(other -> arrow("next", other.page(), "Next", other.title())));
    }

    /** Links to the diffs of the steps before and after one. */
    String wayOnInDiffs(Book.Entry entry) {
        return way(
                chapterBeside(entry, -1).map(other -> diffArrow("prev", other, "Diff before")),
                chapterBeside(entry, 1).map(other -> diffArrow("next", other, "Next diff")));
    }

    private Optional<Book.Entry> chapterBeside(Book.Entry entry, int distance) {
        return book.neighbour(entry, distance).filter(other -> other.step() != null);
    }

    private static String diffArrow(String rel, Book.Entry entry, String label) {
        return arrow(rel, entry.step().diffPage(), label, entry.title());
    }

    private static String way(Optional<String> before, Optional<String> next) {
        return "<nav class=\"way\" aria-label=\"Neighbours\">\n" + before.orElse("<span></span>\n")
                + next.orElse("") + "</nav>\n";
    }

    private static String arrow(String rel, String page, String label, String title) {
        return "<a rel=\"%s\" href=\"%s\"><small>%s</small> %s</a>\n".formatted(
                rel, page, label, Html.escape(title));
    }

    private String contents(Page page, String up) {
        StringBuilder html = new StringBuilder();
        for (Book.Part part : Book.Part.values()) {
            html.append("<h2>").append(part.title()).append("</h2>\n<ul>\n");
            for (Book.Entry entry : book.entries()) {
                if (entry.part() == part) {
                    html.append("<li>").append(item(page, entry, up)).append("</li>\n");
                }
            }
            html.append("</ul>\n");
        }
        return html.toString();
    }

    private static String item(Page page, Book.Entry entry, String up) {
        boolean here = entry.page().equals(page.name());
        boolean within = page.entry() != null && entry.page().equals(page.entry().page());
        String item = link(up + entry.page(), here ? "page" : within ? "true" : "", "", entry.title());
        if (entry.step() != null) {
            String diff = entry.step().diffPage();
            item += " " + link(up + diff, diff.equals(page.name()) ? "page" : "",
                    "class=\"diff\" aria-label=\"Diff of " + Html.escape(entry.title()) + "\"", "diff");
        }
        String sections = page.sections().stream()
                .filter(section -> section.level() == 2 || section.level() == 3)
                .map(section -> "<li class=\"level" + section.level() + "\">"
                        + Html.link("#" + section.id(), section.title()) + "</li>\n")
                .collect(Collectors.joining());
        return !here || sections.isEmpty() ? item
                : item + "\n<ul class=\"sections\">\n" + sections + "</ul>\n";
    }

    private static String link(String href, String current, String attributes, String text) {
        return "<a href=\"%s\" %s%s>%s</a>".formatted(href, attributes,
                current.isEmpty() ? "" : " aria-current=\"" + current + "\"", Html.escape(text));
    }
}
