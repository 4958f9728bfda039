package com.example.mcp.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tool shows of a README on a terminal. */
class PaperTest {

    private static final List<String> README = """
            # 04 · Title

            ## The change

            | file | change | why |
            |---|---|---|
            | [`auth/A.java`](src/main/java/com/example/mcp/auth/A.java) | new | with a \\| bar |
            | `client/B.java` | cut | reads it (8.1: `parse`, `next(String, int)`; 8.3: `Nested.scopes`) |

            <details><summary>Given</summary>

            | file | change | why |
            |---|---|---|
            | [`pom.xml`](pom.xml) | given | Nimbus (8.1: `no` cut) |

            </details>

            ## Build it

            ### 4.1 The first

            A rule.

            ```sh
            ## no heading
            ```

            Files: `A.java` (not yet `Scopes`, `parse(`), [`B.java`](src/main/java/com/example/mcp/B.java).
            Run it.

            ```text
            RED  a name
                 came:     200
            ```

            <details><summary>Hint 1: a question</summary>

            Which one?

            <details><summary>Answer</summary>

            This one.

            </details>
            </details>
            <details><summary>Hint 2: a type to open</summary>

            `Type`

            </details>

            ### 4.2 The second
            """.lines().toList();

    @Test
    void the_change_table_is_read_with_its_folded_half_and_the_methods_that_are_cut() {
        List<Readme.Change> changes = Tool.changes(README);
        String room = "src/main/java/com/example/mcp/";
        assertEquals(List.of(room + "auth/A.java new", room + "client/B.java cut", "pom.xml given"),
                changes.stream().map(change -> change.path() + " " + change.kind()).toList());
        assertEquals("{parse=8.1, next(String, int)=8.1, Nested.scopes=8.3}",
                changes.get(1).cuts().toString());
        assertEquals("with a | bar", changes.get(0).why());
        assertTrue(changes.get(2).cuts().isEmpty());
    }

    @Test
    void a_hint_is_read_apart_from_its_answer() {
        assertEquals(List.of(new Readme.Hint("Hint 1: a question", "Which one?", "This one."),
                new Readme.Hint("Hint 2: a type to open", "`Type`", "")), Tool.hints(README, "4.1"));
    }

    @Test
    void a_checkpoint_names_its_files_and_what_they_have_not_yet() {
        String room = "src/main/java/com/example/mcp/";
        assertEquals(List.of(new Readme.Part(room + "A.java", List.of("Scopes", "parse(")),
                new Readme.Part(room + "B.java", List.of())), Readme.parts(String.join("\n", README)));
    }

    @Test
    void what_a_file_has_not_yet_is_left_out_with_what_names_it() {
        String source = """
                import a.Scopes;
                class A {
                    A() {
                        open(b)
                                .set(new Scopes());
                        check();
                    }

                    void check() {
                        more();
                    }
                }
                """;
        assertEquals("class A { A() { open(b); } }", Tool.without(Tool.without(source, "Scopes"), "check")
                .replaceAll("\\s+", " ").strip());
    }

    @Test
    void paragraphs_and_items_are_wrapped_and_code_keeps_together() {
        assertEquals("""
                One two three
                `four five` six
                (https://a.example)

                - an item that is
                  long
                - another""", Tool.shown("""
                One two three `four five`
                [**six**](https://a.example)

                - an item that is long
                - another
                """, 19));
    }

    @Test
    void a_table_has_columns_that_fit() {
        assertEquals("""
                in        answer
                --------  --------
                a long    401, and
                cell      no more

                b | c     200""", Tool.shown("""
                | in | answer |
                |---|---|
                | a long cell | 401, and no more |
                | b \\| c | 200 |
                """, 18));
    }

    @Test
    void a_fence_is_shown_as_it_is_and_a_marker_not_at_all() {
        assertEquals("    int a  = `1`;", Tool.shown("""
                <!-- excerpt: A.java#a -->
                ```java
                int a  = `1`;
                ```
                """, 40));
    }

    @Test
    void a_body_that_is_cut_is_told_as_what_is_to_do() {
        Build.Result red = new Build.Result(0, "com.example.mcp.ATest", "a_name_is_read", List.of("8.1"),
                "java.lang.UnsupportedOperationException", "8.1: Reads the name.");
        assertEquals(List.of("RED  a name is read", "     to do:    8.1: Reads the name.",
                "     test:     ATest#a_name_is_read, checkpoint 8.1"), Tool.told(red, "8.1"));
    }

    @Test
    void an_assertion_is_told_by_what_was_expected_and_what_came() {
        Build.Result red = new Build.Result(0, "com.example.mcp.ATest", "a_name_is_read", List.of("8.1"),
                "org.opentest4j.AssertionFailedError", "the answer ==> expected: <200> but was: <404>");
        assertEquals(List.of("RED  a name is read", "     expected: 200", "     came:     404",
                "     about:    the answer", "     test:     ATest#a_name_is_read, checkpoint 8.1"),
                Tool.told(red, "8.1"));
    }
}
