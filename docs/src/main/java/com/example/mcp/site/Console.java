package com.example.mcp.site;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a terminal shows: commands, whose prompt is not copied with them, and what they print. */
final class Console {

    private static final String PROMPT = "$ ";
    private static final Pattern HEADER = Pattern.compile("([A-Z][A-Za-z-]*:)( .*)");

    private Console() {
    }

    static String html(String text) {
        StringBuilder html = new StringBuilder();
        boolean command = false;
        for (String line : text.lines().toList()) {
            boolean prompt = line.startsWith(PROMPT);
            if (prompt || command) {
                String typed = prompt ? line.substring(PROMPT.length()) : line;
                html.append(prompt ? "<span class=\"prompt\">$ </span>" : "")
                        .append("<span class=\"command\">").append(coloured("sh", typed)).append("</span>\n");
                command = line.endsWith("\\");
            } else {
                html.append(output(line)).append('\n');
            }
        }
        return html.toString();
    }

    private static String output(String line) {
        Matcher header = HEADER.matcher(line);
        if (line.startsWith("{") || line.startsWith("[{")) {
            return coloured("json", line);
        } else if (line.startsWith("HTTP/1.1 ") || line.matches("(GET|POST|OPTIONS|DELETE) \\S+ HTTP/1.1")) {
            return "<span class=\"n\">" + Html.escape(line) + "</span>";
        } else if (header.matches()) {
            return "<span class=\"v\">" + Html.escape(header.group(1)) + "</span>"
                    + Html.escape(header.group(2));
        }
        return Html.escape(line);
    }

    private static String coloured(String language, String line) {
        List<Code.Line> lines = Code.ofLanguage(language, line).lines();
        return lines.isEmpty() ? "" : lines.getFirst().html(List.of(), "");
    }
}
