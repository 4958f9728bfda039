package com.example.mcp.site;

import java.util.List;

/** The page of one lesson: its files in reading order, each with the two sides beside each other. */
final class DiffPage {

    private final Project project;
    private final Lesson lesson;
    private final Links links;
    private final Markdown markdown;
    private final StringBuilder body = new StringBuilder();

    DiffPage(Project project, Lesson lesson, Links links, Markdown markdown) {
        this.project = project;
        this.lesson = lesson;
        this.links = links;
        this.markdown = markdown;
    }

    String html() {
        Step step = lesson.step();
        Layout layout = new Layout(project.steps());
        String way = layout.wayOn(step, true);
        body.append(way).append("<h1>").append(Html.escape(step.title())).append(": the diff</h1>\n");
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
        String title = step.title() + ": the diff";
        return layout.page(step.diffPage(), "wide", title, step.number(), body.toString());
    }

    private void intro(Step step) {
        Step before = project.steps().stream().filter(other -> other.folder().equals(step.before()))
                .findFirst().orElse(null);
        String from = before == null ? "the bare server that a learner starts from"
                : Html.link(before.page(), before.title());
        body.append("<p>What ").append(Html.link(step.page(), step.title())).append(" adds to ").append(from)
                .append(", ").append(project.isFile(step.readme()) ? "in the order to read it"
                        : "in the order of the alphabet, as its README is not written yet")
                .append(": ").append(Html.count(lesson.files().size(), "file")).append(' ')
                .append(Html.counts(lesson.added(), lesson.removed())).append("</p>\n");
    }

    private void files(List<FileDiff> files, boolean open) {
        int number = 0;
        for (FileDiff file : files) {
            String folder = file.path().replaceFirst("[^/]*$", "");
            body.append("<details class=\"file\"").append(open ? " open=\"\"" : "").append("><summary>")
                    .append("<span class=\"n\">").append(++number)
                    .append("</span> <span class=\"path\"><span>")
                    .append(Html.escape(FileTree.label(folder))).append("</span>")
                    .append(Html.escape(file.path().substring(folder.length()))).append("</span> ")
                    .append(FileTree.kind(file)).append(' ').append(Html.counts(file.added(), file.removed()))
                    .append("</summary>\n");
            // The anchor is inside: a browser that goes there opens the fold.
            body.append("<p class=\"why\" id=\"").append(Html.escape(file.path())).append("\">")
                    .append(why(file))
                    .append(Html.link(links.code(file.isGone() ? file.old() : file.now()), "whole file"))
                    .append("</p>\n").append(DiffHtml.of(file)).append("</details>\n");
        }
    }

    private String why(FileDiff file) {
        if (file.row() != null) {
            return markdown.html(lesson.step().readme(), file.row().why()) + " \u00b7 ";
        }
        boolean expected = file.path().startsWith("src/main/") && project.isFile(lesson.step().readme());
        return expected ? "not in the README's table \u00b7 " : "";
    }
}
