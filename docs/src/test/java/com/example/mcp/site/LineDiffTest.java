package com.example.mcp.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the columns of a diff show. */
class LineDiffTest {

    @Test
    void a_word_that_changed_is_marked_and_escaped() {
        List<String> old = List.of("List<String> a = b;");
        List<String> now = List.of("List<URI> a = b;");
        Hunk.Row row = rows(old, now).getFirst();
        assertEquals("List&lt;<del>String</del>&gt; a = b;", html(old, row.old(), "del"));
        assertEquals("List&lt;<ins>URI</ins>&gt; a = b;", html(now, row.now(), "ins"));
    }

    @Test
    void a_line_is_beside_its_new_version_even_if_others_come_before_it() {
        List<String> old = List.of("return Replies.text(exchange, 200);");
        List<String> now =
                List.of("// the audience", "check(token);", "return Replies.json(exchange, 200);");
        List<Hunk.Row> rows = rows(old, now);
        assertEquals(1, rows.getFirst().now().number());
        assertEquals("return Replies.<del>text</del>(exchange, 200);",
                html(old, rows.getLast().old(), "del"));
        assertEquals(3, rows.getLast().now().number());
        assertEquals(3, rows.size());
    }

    @Test
    void lines_that_have_nothing_in_common_are_not_marked() {
        Hunk.Row row = rows(List.of("    alpha();"), List.of("    beta & gamma")).getFirst();
        assertEquals(List.of(), row.old().marks());
        assertEquals(List.of(), row.now().marks());
    }

    private static List<Hunk.Row> rows(List<String> old, List<String> now) {
        return LineDiff.of(old, now).getFirst().rows();
    }

    private static String html(List<String> lines, Hunk.Line line, String tag) {
        Code code = Code.ofLanguage("", String.join("\n", lines));
        return code.lines().get(line.number() - 1).html(line.marks(), tag);
    }
}
