package com.example.mcp.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a lesson by folder; their numbers are the order to read them. */
final class FileTree {

    private FileTree() {
    }

    static String html(Lesson lesson) {
        Map<String, List<String>> folders = new LinkedHashMap<>();
        int number = 0;
        for (FileDiff file : lesson.files()) {
            String folder = file.path().replaceFirst("[^/]*$", "");
            String name = file.path().substring(folder.length());
            folders.computeIfAbsent(folder, any -> new ArrayList<>()).add("<li><span class=\"number\">"
                    + ++number + "</span> " + Html.link("#" + file.path(), name) + " " + kind(file) + " "
                    + Html.counts(file.added(), file.removed()) + "</li>\n");
        }
        if (!lesson.tests().isEmpty()) {
            folders.put("src/test/", List.of("<li>" + Html.link("#tests",
                    Html.count(lesson.tests().size(), "test file")) + "</li>\n"));
        }
        StringBuilder html = new StringBuilder("<nav class=\"tree\" aria-label=\"Files\">\n<ul>\n");
        folders.forEach((folder, items) -> html.append("<li><span class=\"folder\">")
                .append(Html.escape(folder.isEmpty() ? "./" : label(folder)))
                .append("</span>\n<ul>\n").append(String.join("", items)).append("</ul></li>\n"));
        return html.append("</ul>\n</nav>\n").toString();
    }

    /** The word for what happened to a file. */
    static String kind(FileDiff file) {
        String kind = Html.escape(file.kind());
        return "<span class=\"kind " + kind + "\">" + kind + "</span>";
    }

    /** A path from the package on, where it is one of the project's. */
    static String label(String path) {
        return path.replaceFirst("^src/(main|test)/java/com/example/", "");
    }
}
