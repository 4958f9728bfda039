package com.example.mcp.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the columns of a diff show. */
class LineDiffTest {

    @Test
    void a_word_that_changed_is_marked_and_escaped() {
        Hunk.Row row = rows(List.of("List<String> a = b;"), List.of("List<URI> a = b;")).getFirst();
        assertEquals("List&lt;<del>String</del>&gt; a = b;", row.old().html());
        assertEquals("List&lt;<ins>URI</ins>&gt; a = b;", row.now().html());
    }

    @Test
    void a_line_is_beside_its_new_version_even_if_others_come_before_it() {
        List<Hunk.Row> rows = rows(List.of("return Replies.text(exchange, 200);"),
                List.of("// the audience", "check(token);", "return Replies.json(exchange, 200);"));
        assertEquals("//", rows.getFirst().now().html().substring(0, 2));
        assertEquals("return Replies.<del>text</del>(exchange, 200);", rows.getLast().old().html());
        assertEquals(3, rows.getLast().now().number());
        assertEquals(3, rows.size());
    }

    @Test
    void lines_that_have_nothing_in_common_are_not_marked() {
        Hunk.Row row = rows(List.of("    alpha();"), List.of("    beta & gamma")).getFirst();
        assertEquals("    alpha();", row.old().html());
        assertEquals("    beta &amp; gamma", row.now().html());
    }

    private static List<Hunk.Row> rows(List<String> old, List<String> now) {
        return LineDiff.of(old, now).getFirst().rows();
    }
}
