package com.example.mcp.site;

import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** The pages that are made from Markdown. */
final class Pages {

    private final Project project;
    private final Map<Step, Lesson> lessons;
    private final Markdown markdown;
    private final Layout layout;

    Pages(Project project, Map<Step, Lesson> lessons, Markdown markdown) {
        this.project = project;
        this.lessons = lessons;
        this.markdown = markdown;
        this.layout = new Layout(project.steps());
    }

    /** The README of the project, above it the steps. */
    String index() {
        StringBuilder body = new StringBuilder();
        body.append("<nav class=\"cards\" aria-label=\"Steps and their diffs\">\n");
        for (Step step : project.steps()) {
            Lesson lesson = lessons.get(step);
            body.append("<p><strong>").append(Html.link(step.page(), step.title())).append("</strong><br/>")
                    .append(Html.link(step.diffPage(), "diff")).append(": ")
                    .append(Html.count(lesson.files().size(), "file")).append(' ')
                    .append(Html.counts(lesson.added(), lesson.removed())).append("</p>\n");
        }
        body.append("</nav>\n").append(article("README.md"));
        return layout.page("index.html", "text", title("README.md"), 0, body.toString());
    }

    /** A page of the folder docs. */
    String text(String file) {
        return layout.page(file.replaceFirst(".*/", ""), "text", title(file), 0, article(file));
    }

    String step(Step step) {
        Lesson lesson = lessons.get(step);
        String diff = "<p>The lesson as a diff: "
                + Html.link(step.diffPage(), Html.count(lesson.files().size(), "file")) + " "
                + Html.counts(lesson.added(), lesson.removed()) + "</p>\n";
        String body = layout.wayOn(step, false) + diff + article(step.readme()) + layout.wayOn(step, false);
        return layout.page(step.page(), "text", title(step.readme()), step.number(), body);
    }

    private String article(String file) {
        String html = project.isFile(file) ? markdown.html(file, project.read(file))
                : "<p class=\"missing\">" + Html.escape(file) + " is not written yet.</p>\n";
        return "<article>\n" + html + "</article>\n";
    }

    /** The first heading of a file, else its name. */
    private String title(String file) {
        Node first = Markdown.parse(project.read(file)).getFirstChild();
        return first instanceof Heading ? Markdown.text(first) : file;
    }
}
