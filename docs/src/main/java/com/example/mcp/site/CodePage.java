package com.example.mcp.site;

import java.util.List;
import java.util.stream.Collectors;

/** The page of one file as it is. */
final class CodePage {

    private final Project project;
    private final Book book;
    private final Links links;
    private final String file;

    CodePage(Project project, Book book, Links links, String file) {
        this.project = project;
        this.book = book;
        this.links = links;
        this.file = file;
    }

    String html() {
        Step step = step();
        String up = "../".repeat((int) Links.codePage(file).chars().filter(c -> c == '/').count());
        StringBuilder body = new StringBuilder("<h1>").append(Html.escape(file).replace("/", "/<wbr/>"))
                .append("</h1>\n<p>");
        links.diff(file).ifPresent(diff -> body.append(Html.link(up + diff, "In the diff of this step")));
        String others = others(step, up);
        body.append(others.isEmpty() ? "" : " \u00b7 In other steps: " + others)
                .append("</p>\n<div class=\"code\">\n");
        List<Code.Line> lines = Code.of(file, project.read(file)).lines();
        for (int i = 0; i < lines.size(); i++) {
            body.append(Html.line("now\" id=\"L" + (i + 1), i + 1, lines.get(i).html(List.of(), "")));
        }
        body.append("</div>\n");
        String name = file.substring(file.lastIndexOf('/') + 1);
        String title = step == null ? name : name + ", step " + step.title();
        Book.Entry chapter = step == null ? null : book.chapter(step);
        return new Layout(book).html(
                new Page(Links.codePage(file), "wide", title, chapter, List.of(), body.toString()));
    }

    private Step step() {
        return project.steps().stream().filter(each -> file.startsWith(each.folder() + "/"))
                .findFirst().orElse(null);
    }

    /** Links to the same file in other steps, as far as they have a page. */
    private String others(Step step, String up) {
        return step == null ? "" : project.steps().stream().filter(other -> !other.equals(step))
                .filter(other -> links.files().contains(in(other, step)))
                .map(other -> Html.link(up + Links.codePage(in(other, step)), "0" + other.number()))
                .collect(Collectors.joining(" "));
    }

    private String in(Step other, Step step) {
        return other.folder() + file.substring(step.folder().length());
    }
}
