package com.example.mcp.site;

import java.util.List;

/**
 * The lines of one file: two columns on a wide screen.
 *
 * <p>On a narrow one the style lays the same elements below each other, a hunk's old lines before its new.
 */
final class DiffHtml {

    /** How many unchanged lines stay visible beside a change. */
    private static final int CONTEXT = 3;

    private final StringBuilder html = new StringBuilder();

    private DiffHtml() {
    }

    static String of(FileDiff file) {
        DiffHtml diff = new DiffHtml();
        diff.html.append("<div class=\"code\">\n");
        if (file.hasTwoSides()) {
            diff.twoSides(file.hunks());
        } else {
            file.hunks().forEach(hunk -> hunk.rows().forEach(row -> diff.html.append(
                    file.isNew() ? Html.line("now ins", row.now()) : Html.line("old del", row.old()))));
        }
        return diff.html.append("</div>\n").toString();
    }

    private void twoSides(List<Hunk> hunks) {
        for (int i = 0; i < hunks.size(); i++) {
            List<Hunk.Row> rows = hunks.get(i).rows();
            int head = i == 0 ? 0 : CONTEXT;
            int tail = i == hunks.size() - 1 ? 0 : CONTEXT;
            int hidden = rows.size() - head - tail;
            // A fold of one or two lines would take as much place as they do.
            if (!hunks.get(i).equal() || hidden < 3) {
                hunk(hunks.get(i).equal(), rows);
            } else {
                hunk(true, rows.subList(0, head));
                html.append("<details class=\"fold\"><summary>").append(hidden)
                        .append(" unchanged lines</summary>\n");
                hunk(true, rows.subList(head, head + hidden));
                html.append("</details>\n");
                hunk(true, rows.subList(head + hidden, rows.size()));
            }
        }
    }

    private void hunk(boolean equal, List<Hunk.Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        html.append(equal ? "<div class=\"hunk equal\">\n" : "<div class=\"hunk\">\n");
        for (Hunk.Row row : rows) {
            html.append(side(equal ? "old" : "old del", row.old()));
            html.append(side(equal ? "now" : "now ins", row.now()));
        }
        html.append("</div>\n");
    }

    private static String side(String type, Hunk.Line line) {
        return line == null ? "<div class=\"none\"></div>\n" : Html.line(type, line);
    }
}
