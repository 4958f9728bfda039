package com.example.mcp.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two small steps, of which the first has no README. */
class LessonTest {

    private static final String CODE = "src/main/java/com/example/mcp/";

    @TempDir
    private Path root;

    @BeforeEach
    void write_two_steps() throws IOException {
        write("step01-one/" + CODE + "Old.java", "class Old { }\nint a;\nint b;\n");
        write("step01-one/" + CODE + "Gone.java", "class Gone { }\n");
        write("step01-one/" + CODE + "Same.java", "class Same { }\n");
        write("step01-one/pom.xml", "<artifactId>step01-one</artifactId>\n");
        write("step02-two/" + CODE + "room/New.java", "class New { }\nint a;\nint b;\n");
        write("step02-two/" + CODE + "Same.java", "class Same { }\n");
        write("step02-two/" + CODE + "Extra.java", "List<String> more = a && b;\n");
        write("step02-two/src/test/java/com/example/mcp/SomeTest.java", "class SomeTest { }\n");
        write("step02-two/pom.xml", "<artifactId>step02-two</artifactId>\n");
        write("step02-two/README.md", """
                # 02 · Two

                ## The change

                | file | change | why |
                |---|---|---|
                | [`room/New.java`](%1$sroom/New.java) | moved | was `Old.java` |
                | `Gone.java` | removed | not [needed](%1$sSame.java), see [nothing](nothing.md) |
                """.formatted(CODE));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    private Lesson lesson(int number) {
        Project project = new Project(root);
        return Lesson.of(project, project.steps().get(number - 1));
    }

    @Test
    void the_table_gives_the_order_and_what_it_omits_comes_last() {
        assertEquals(List.of("moved room/New.java", "removed Gone.java", "new Extra.java"), lesson(2).files()
                .stream().map(file -> file.kind() + " " + file.path().replace(CODE, "")).toList());
        assertEquals(1, lesson(2).tests().size());
    }

    @Test
    void a_file_that_moved_is_compared_with_what_it_was() {
        FileDiff moved = lesson(2).files().getFirst();
        assertEquals("step01-one/" + CODE + "Old.java", moved.old());
        assertEquals(1, moved.added());
    }

    @Test
    void the_pages_do_without_a_readme_and_escape_code_and_unlink_what_leads_nowhere() throws IOException {
        Path out = root.resolve("target/site");
        Site.write(root, out);
        for (String page : List.of("index.html", "step01.html")) {
            assertTrue(Files.readString(out.resolve(page)).contains("README.md is not written yet"), page);
        }
        String diff = Files.readString(out.resolve("step02-diff.html"));
        assertTrue(diff.contains("List&lt;String&gt; more = a &amp;&amp; b;"));
        assertTrue(diff.contains("<a href=\"code/step02-two/" + CODE + "Same.java.html\">needed</a>"));
        assertTrue(diff.contains("<a>nothing</a>"));
    }
}
