package com.example.mcp.site;

import java.util.Map;

/** The pages that are made from Markdown. */
final class Pages {

    private final Map<Step, Lesson> lessons;
    private final Book book;
    private final Layout layout;

    Pages(Map<Step, Lesson> lessons, Book book, Layout layout) {
        this.lessons = lessons;
        this.book = book;
        this.layout = layout;
    }

    String html(Book.Entry entry, Article article) {
        String above = entry.step() == null ? "" : lesson(entry.step());
        String below = entry.page().equals("index.html") ? cards() : "";
        String body = above + "<article>\n" + article.html() + "</article>\n" + below + layout.wayOn(entry);
        return layout.html(new Page(entry.page(), "text", article.title(), entry, article.sections(), body));
    }

    private String lesson(Step step) {
        return "<p class=\"lesson\">Chapter " + step.number() + " \u00b7 its diff: " + diff(step) + "</p>\n";
    }

    private String diff(Step step) {
        Lesson lesson = lessons.get(step);
        return Html.link(step.diffPage(), Html.count(lesson.files().size(), "file")) + " "
                + Html.counts(lesson.added(), lesson.removed());
    }

    private String cards() {
        StringBuilder html = new StringBuilder("<nav class=\"cards\" aria-label=\"Chapters and diffs\">\n");
        for (Book.Entry entry : book.entries()) {
            if (entry.teaches()) {
                html.append("<p><strong>").append(Html.link(entry.page(), entry.title()))
                        .append("</strong>").append(entry.step() == null ? "" : "<br/>" + diff(entry.step()))
                        .append("</p>\n");
            }
        }
        return html.append("</nav>\n").toString();
    }
}
