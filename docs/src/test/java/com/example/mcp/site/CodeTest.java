package com.example.mcp.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The colours of code. */
class CodeTest {

    @Test
    void words_of_the_language_and_strings_have_their_colour_and_are_escaped() {
        assertEquals("<span class=\"k\">return</span> <span class=\"s\">&quot;a&lt;b&quot;</span>; "
                + "<span class=\"c\">// why</span>",
                Code.ofLanguage("java", "return \"a<b\"; // why").html());
    }

    @Test
    void a_text_block_and_a_comment_keep_their_colour_over_lines() {
        assertEquals("<span class=\"s\">return 1;</span>",
                Code.of("A.java", "\"\"\"\nreturn 1;\n\"\"\"").lines().get(1).html(List.of(), ""));
        assertEquals("<span class=\"c\">return 1;</span>",
                Code.of("A.java", "/*\nreturn 1;\n*/").lines().get(1).html(List.of(), ""));
    }

    @Test
    void a_mark_may_begin_and_end_within_a_word() {
        Code.Line line = Code.ofLanguage("java", "\"abcd\"").lines().getFirst();
        assertEquals("<span class=\"s\">&quot;a</span><ins><span class=\"s\">bc</span></ins>"
                + "<span class=\"s\">d&quot;</span>", line.html(List.of(new Code.Range(2, 4)), "ins"));
    }

    @Test
    void a_language_that_is_not_known_has_no_colours() {
        assertEquals("if a &lt; b", Code.ofLanguage("text", "if a < b").html());
    }

    @Test
    void a_console_has_commands_and_what_they_print() {
        assertEquals("""
                <span class="prompt">$ </span><span class="command">curl -si \\</span>
                <span class="command">    http://a</span>
                <span class="n">HTTP/1.1 200 OK</span>
                <span class="v">Allow:</span> POST
                {<span class="v">&quot;a&quot;</span>:<span class="n">1</span>}
                """, Console.html("$ curl -si \\\n    http://a\nHTTP/1.1 200 OK\nAllow: POST\n{\"a\":1}\n"));
    }
}
