package com.example.mcp.site;

import java.util.List;

/** The page of one file as it is. */
final class CodePage {

    private final Project project;
    private final String file;

    CodePage(Project project, String file) {
        this.project = project;
        this.file = file;
    }

    String html() {
        StringBuilder body = new StringBuilder("<h1>").append(Html.escape(file))
                .append("</h1>\n<div class=\"code\">\n");
        List<String> lines = project.read(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            body.append(Html.line("now\" id=\"L" + (i + 1), new Hunk.Line(i + 1, Html.escape(lines.get(i)))));
        }
        body.append("</div>\n");
        Step step = project.steps().stream().filter(each -> file.startsWith(each.folder() + "/")).findFirst()
                .orElse(null);
        String title = file.substring(file.lastIndexOf('/') + 1);
        return new Layout(project.steps()).page(Links.codePage(file), "wide", title,
                step == null ? 0 : step.number(), body.toString());
    }
}
