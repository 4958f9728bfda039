package com.example.mcp.site;

import java.util.List;
import java.util.Map;

/** The page of one lesson: its files in reading order, each with the two sides beside each other. */
final class DiffPage {

    private final Project project;
    private final Book book;
    private final Lesson lesson;
    private final Links links;
    private final StringBuilder body = new StringBuilder();

    DiffPage(Project project, Book book, Lesson lesson, Links links) {
        this.project = project;
        this.book = book;
        this.lesson = lesson;
        this.links = links;
    }

    String html() {
        Step step = lesson.step();
        Layout layout = new Layout(book);
        String title = book.chapter(step).title() + ": the diff";
        String way = layout.wayOnInDiffs(book.chapter(step));
        body.append("<h1>").append(Html.escape(title)).append("</h1>\n");
        intro(step);
        body.append("<div class=\"split\">\n").append(FileTree.html(lesson))
                .append("<div class=\"files\">\n");
        files(lesson.files(), true);
        if (!lesson.tests().isEmpty()) {
            body.append("<details class=\"tests\"><summary>")
                    .append(Html.count(lesson.tests().size(), "test file"))
                    .append("</summary>\n<div id=\"tests\">\n");
            files(lesson.tests(), false);
            body.append("</div></details>\n");
        }
        body.append("</div>\n</div>\n").append(way);
        return layout.html(new Page(step.diffPage(), "wide", title, book.chapter(step), List.of(),
                body.toString()));
    }

    private void intro(Step step) {
        Step before = project.steps().stream().filter(other -> other.folder().equals(step.before()))
                .findFirst().orElse(null);
        String from = before == null ? "the bare server that a learner starts from"
                : Html.link(before.page(), book.chapter(before).title());
        String order = project.isFile(step.readme()) ? "in the order to read it"
                : "in the order of the alphabet, as its README is not written yet";
        body.append("<p>What ").append(Html.link(step.page(), book.chapter(step).title()))
                .append(" adds to ").append(from).append(", ").append(order).append(": ")
                .append(Html.count(lesson.files().size(), "file")).append(' ')
                .append(Html.counts(lesson.added(), lesson.removed())).append("</p>\n");
    }

    private void files(List<FileDiff> files, boolean open) {
        int number = 0;
        for (FileDiff file : files) {
            String folder = file.path().replaceFirst("[^/]*$", "");
            body.append("<details class=\"file\"").append(open ? " open=\"\"" : "").append("><summary>")
                    .append("<span class=\"number\">").append(++number)
                    .append("</span> <span class=\"path\"><span>")
                    .append(Html.escape(FileTree.label(folder))).append("</span>")
                    .append(Html.escape(file.path().substring(folder.length()))).append("</span> ")
                    .append(FileTree.kind(file)).append(' ').append(Html.counts(file.added(), file.removed()))
                    .append("</summary>\n");
            // The anchor is inside: a browser that goes there opens the fold.
            body.append("<p class=\"why\" id=\"").append(Html.escape(file.path())).append("\">")
                    .append(why(file))
                    .append(Html.link(links.code(file.isGone() ? file.old() : file.now()), "whole file"))
                    .append("</p>\n").append(lines(file)).append("</details>\n");
        }
    }

    private String lines(FileDiff file) {
        return DiffHtml.of(file, Code.of(file.old(), project.read(file.old())),
                Code.of(file.now(), project.read(file.now())));
    }

    private String why(FileDiff file) {
        if (file.row() != null) {
            file.row().why().forEach(part -> links.lead(lesson.step().readme(), part));
            return Markdown.html(file.row().why(), Map.of()) + " \u00b7 ";
        }
        boolean expected = file.path().startsWith("src/main/") && project.isFile(lesson.step().readme());
        return expected ? "not in the README's table \u00b7 " : "";
    }
}
