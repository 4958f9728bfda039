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
    private final Code old;
    private final Code now;

    private DiffHtml(Code old, Code now) {
        this.old = old;
        this.now = now;
    }

    static String of(FileDiff file, Code old, Code now) {
        DiffHtml diff = new DiffHtml(old, now);
        diff.html.append("<div class=\"code\">\n");
        if (file.hasTwoSides()) {
            diff.twoSides(file.hunks());
        } else {
            file.hunks().forEach(hunk -> hunk.rows().forEach(row -> diff.html.append(
                    file.isNew() ? diff.now("now ins", row.now()) : diff.old("old del", row.old()))));
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
            html.append(old(equal ? "old" : "old del", row.old()));
            html.append(now(equal ? "now" : "now ins", row.now()));
        }
        html.append("</div>\n");
    }

    private String old(String type, Hunk.Line line) {
        return side(old, type, line, "del");
    }

    private String now(String type, Hunk.Line line) {
        return side(now, type, line, "ins");
    }

    private static String side(Code code, String type, Hunk.Line line, String tag) {
        return line == null ? "<div class=\"none\"></div>\n" : Html.line(type, line.number(),
                code.lines().get(line.number() - 1).html(line.marks(), tag));
    }
}
