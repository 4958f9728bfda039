package com.example.mcp.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A story and a chapter, as the book shows them. */
class ArticleTest {

    @TempDir
    private Path root;

    @BeforeEach
    void write_a_project() throws IOException {
        write("step01-one/src/main/java/com/example/mcp/http/Door.java", """
                final class Door {

                    boolean open(Token token) {
                        return token.isFor("me");
                    }
                }
                """);
        write("docs/glossary.md", """
                | word | meaning | example | taught in |
                |---|---|---|---|
                | access token | what a [client](clients.md) shows | `Bearer` | 04 |
                | token | a word of the issuer | | 04 |
                | audience, `aud` | for whom | | 04 |
                | Origin | a header | | 01 |
                """);
        write("docs/clients.md", "# Clients\n");
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    private String chapter(String text) throws IOException {
        write("step01-one/README.md", "# 01 · One\n\n" + text);
        return page("step01.html");
    }

    private String page(String name) throws IOException {
        Site.write(root, root.resolve("target/site"));
        return Files.readString(root.resolve("target/site").resolve(name));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void an_excerpt_leads_to_its_line_and_to_the_diff() throws IOException {
        String html = chapter("""
                <!-- excerpt: http/Door.java#open -->
                ```java
                boolean open(Token token) {
                    return token.isFor("me");
                }
                ```
                """);
        String file = "src/main/java/com/example/mcp/http/Door.java";
        String link = "<a href=\"code/step01-one/" + file + ".html#L3\">Door.java, line 3</a>";
        assertTrue(html.contains(link), html);
        assertTrue(html.contains("<a href=\"step01-diff.html#" + file + "\">in the diff</a>"));
        assertFalse(html.contains("<!-- excerpt"));
    }

    @Test
    void an_excerpt_may_name_its_file_in_full_and_say_from_where_to_where() throws IOException {
        assertTrue(chapter("""
                <!-- excerpt: src/main/java/com/example/mcp/http/Door.java#open(Token) from "return" -->
                ```java
                return token.isFor("me");
                ```
                """).contains("Door.java.html#L4\">Door.java, line 4</a>, <code>open(Token)</code>"));
    }

    @Test
    void an_excerpt_may_be_of_another_step() throws IOException {
        write("step02-two/README.md", """
                # 02 · Two

                <!-- excerpt: step01-one/src/main/java/com/example/mcp/http/Door.java#Door -->
                ```java
                final class Door {
                ```
                """);
        assertTrue(page("step02.html").contains("code/step01-one/src/main/java/com/example/mcp/http/Door.java"
                + ".html#L1"));
    }

    @Test
    void the_first_word_of_a_section_has_its_definition_at_hand() throws IOException {
        String html = chapter("""
                An **access token** is shown. Access tokens have an `aud`.

                ## Next

                An access token, [a token](http://example.com) and `token` and the origin.
                """);
        assertEquals(2, count(html, "aria-controls=\"about-term-access-token\""));
        assertEquals(1, count(html, "aria-controls=\"about-term-audience-aud\""));
        assertEquals(0, count(html, "about-term-token\""));
        assertEquals(0, count(html, "about-term-origin"));
        assertEquals(1, count(html, "id=\"about-term-access-token\""));
        assertTrue(html.contains("<small>Example: <code>Bearer</code></small>"));
        assertTrue(html.contains("what a <a href=\"clients.html\">client</a> shows"));
        assertTrue(page("glossary.html").contains("<tr id=\"term-access-token\">"));
    }

    @Test
    void a_long_word_of_code_may_be_broken_between_its_parts() throws IOException {
        assertTrue(chapter("`http/OriginFilterTest#is_red` and `short/Name.java`\n").contains(
                "<code>http/<wbr/>Origin<wbr/>Filter<wbr/>Test#<wbr/>is_<wbr/>red</code>"
                        + " and <code>short/Name.java</code>"));
    }

    @Test
    void Markdown_within_folds_within_folds_is_read() throws IOException {
        assertTrue(chapter("""
                <details><summary>Hint</summary>

                A question?

                <details><summary>Its answer</summary>

                **Yes**, `really`.

                </details>
                </details>
                """).contains("<p><strong>Yes</strong>, <code>really</code>.</p>\n</details>\n</details>"));
    }

    @Test
    void the_story_comes_first_with_its_pictures() throws IOException {
        write("docs/story.md",
                "# The story\n\n![A hotel](pictures/hotel.svg)\n\n<img src=\"pictures/hotel.svg\"/>\n");
        write("docs/pictures/hotel.svg", "<svg/>");
        String html = page("story.html");
        assertEquals(2, count(html, "src=\"pictures/docs/pictures/hotel.svg\""));
        assertTrue(Files.exists(root.resolve("target/site/pictures/docs/pictures/hotel.svg")));
        assertTrue(html.contains("<a rel=\"prev\" href=\"index.html\">"));
        assertTrue(html.contains("<a rel=\"next\" href=\"step01.html\">"));
    }

    @Test
    void the_search_knows_each_section_and_the_names_in_new_code() throws IOException {
        chapter("## Ideas\n\nA door has a **lock**.\n");
        String index = page("search-index.js");
        assertTrue(index.contains("""
                {"href":"step01.html#ideas","title":"01 · One","place":"Ideas","text":"A door has a lock.",\
                """), index);
        assertTrue(index.contains("""
                {"href":"glossary.html#term-audience-aud","title":"Glossary","place":"audience, aud",\
                "text":"for whom",\
                """), index);
        assertTrue(index.contains("Door Token boolean class final isFor"), index);
    }

    @Test
    void headings_have_the_ids_that_GitHub_gives_them() {
        assertEquals(List.of("", "41-a-jwt-and-its-aud", "again", "again-1"),
                Section.of(Markdown.parse("# 4.1 A JWT, and its `aud`!\n# Again\n# Again\n")).stream()
                        .map(Section::id).toList());
    }
}
