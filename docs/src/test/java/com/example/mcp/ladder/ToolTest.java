package com.example.mcp.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tool finds members, cuts their bodies and shows them, whatever the source has in it. */
class ToolTest {

    private static final String TRICKY = """
            package com.example;

            import java.util.List;
            import java.util.Map;
            import static java.util.Objects.requireNonNull;

            /** A brace { in a comment. */
            @SuppressWarnings({"unused", "a)b"})
            public final class Tricky<T extends Comparable<T>> {
                // } a lone brace, and a quote "
                private static final char QUOTE = '"', BRACE = '{';
                private final Map<String, List<T>> map = new java.util.HashMap<>() {{ put("}", null); }};
                static final String BLOCK = \"""
                        void fake() {
                        a \\\""" is no end
                        \""";

                static {
                    System.out.println("}");
                }

                /** Makes it from a name. It is more than a sentence. */
                Tricky(String name) {
                    this(name, 0); // {
                    requireNonNull(name);
                }

                Tricky(String name, int... more) {
                    super();
                }

                /**
                 * Reads the {@code "next"} word,
                 * see {@link #fake}.
                 *
                 * @param text what
                 */
                @Override
                @Deprecated(since = "}")
                public <A> List<A> parse(@SuppressWarnings("x,y") final Map<String, A> text, int[] at)
                        throws IllegalStateException {
                    Runnable run = () -> { };
                    return switch (at[0]) { case '}' -> List.of(); default -> null; };
                }

                int parse(String text) { return text.length(); }

                enum Kind {
                    ONE("a") {
                        @Override void go() { }
                    },
                    /** Two. */
                    TWO("b;");

                    final String text;

                    Kind(String text) {
                        this.text = text;
                    }

                    void go() { }
                }

                record Pair(String left, @Deprecated int right) implements Comparable<Pair> {
                    Pair {
                        requireNonNull(left);
                    }

                    public int compareTo(Pair other) { return 0; }
                }

                record Bare(String left,
                        List<String> right) { }

                interface Shape {
                    int record = 1;

                    int area();

                    default int twice() { return 2 * area(); }
                }

                @interface Mark {
                    String value() default "{";
                }
            }
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, quoteCharacter = '§', value = {
        "#parse(String)|int parse(String text) { return text.length(); }",
        "#Kind.go|void go() { }",
        "#TWO|TWO(\"b;\");",
        "#Pair.compareTo|public int compareTo(Pair other) { return 0; }",
        "#Shape.area|int area();",
        "#twice|default int twice() { return 2 * area(); }",
        "#record|int record = 1;",
        "#value|String value() default \"{\";",
        "#QUOTE|private static final char QUOTE = '\"', BRACE = '{';",
        "#map|private final Map<String, List<T>> map = new java.util.HashMap<>() {{ put(\"}\", null); }};",
        "#Pair.Pair|Pair {~    requireNonNull(left);~}",
        "#Bare.Bare|record Bare(String left,~        List<String> right)",
        "#Bare|record Bare(String left,~        List<String> right) { }",
        "#Tricky(String, int...)|Tricky(String name, int... more) {~    super();~}",
        "#parse(Map, int[]) from \"Runn\" to \"Runn\"|Runnable run = () -> { };",
        "#parse(Map<String,A>,int[]) from \"return\"|    return switch (at[0]) { case '}' -> List.of(); "
                + "default -> null; };~}",
        "from \"this.text\" to \"}\"|    this.text = text;~}"})
    void a_member_is_found_whatever_stands_in_comments_and_literals(String place, String expected) {
        assertEquals(expected.replace('~', '\n') + "\n", Tool.excerpt(TRICKY, place));
    }

    @Test
    void an_excerpt_keeps_annotations_and_loses_the_javadoc_and_the_margin() {
        String excerpt = Tool.excerpt(TRICKY, "#parse(Map,int[])");
        String start = "@Override\n@Deprecated(since = \"}\")\npublic <A> List<A> parse(";
        assertTrue(excerpt.startsWith(start), excerpt);
    }

    @Test
    void what_is_not_there_or_not_one_is_said() {
        assertEquals("there is no member fake", problem("#fake"));
        assertEquals("there are 2 members parse; write it like parse(Map<String,A>,int[]) or Nested.name",
                problem("#parse"));
        assertEquals("no line there has the words nowhere", problem("#Kind from \"nowhere\""));
    }

    private static String problem(String place) {
        return assertThrows(RuntimeException.class, () -> Tool.excerpt(TRICKY, place)).getMessage();
    }

    @Test
    void a_body_that_is_cut_says_what_to_write_and_for_which_checkpoint() {
        String cut = Tool.cut(TRICKY, Map.of("parse(Map,int[])", "8.2", "Kind.go", "8.3"));
        assertTrue(cut.contains("""
                        throws IllegalStateException {
                    throw new UnsupportedOperationException("8.2: Reads the \\"next\\" word, see fake.");
                }

                int parse(String text) { return text.length(); }
            """.indent(0)), cut);
        assertTrue(cut.contains("""
                    void go() {
                        throw new UnsupportedOperationException("8.3: Write go.");
                    }
                }
            """), cut);
    }

    @Test
    void a_constructor_that_is_cut_keeps_the_call_of_another_one() {
        String cut = Tool.cut(TRICKY, Map.of("Tricky(String)", "8.1", "Pair.Pair", "8.1"));
        assertTrue(cut.contains("""
                Tricky(String name) {
                    this(name, 0);
                    throw new UnsupportedOperationException("8.1: Makes it from a name.");
                }
            """), cut);
        assertTrue(!cut.contains("import static java.util.Objects.requireNonNull;"), cut);
        assertTrue(cut.contains("import java.util.Map;"), cut);
    }

    @Test
    void all_overloads_of_a_name_are_cut_and_a_long_message_is_wrapped() {
        String purpose = "Writes " + "a rather long sentence of words ".repeat(5).strip() + ".";
        String source = "class A {\n    /**\n     * " + purpose.replace(" a ", " a\n     * ")
                + "\n     */\n    void a() {\n    }\n\n    void a(int b) {\n    }\n}\n";
        String cut = Tool.cut(source, Map.of("a", "1.1"));
        assertEquals(2, cut.split("throw new UnsupportedOperationException", -1).length - 1);
        assertTrue(cut.lines().filter(line -> line.contains("\"")).allMatch(line -> line.length() <= 110),
                cut);
        String joined = cut.replaceAll("\"\\s*\\+ \"", "");
        assertTrue(joined.contains("\"1.1: " + purpose + "\""), joined);
    }

    @Test
    void a_method_that_is_not_there_cannot_be_cut() {
        String message = assertThrows(RuntimeException.class, () -> Tool.cut(TRICKY, Map.of("area", "8.1")))
                .getMessage();
        assertEquals("there is no method area to cut", message);
    }

    @Test
    void a_step_compiles_when_all_its_bodies_are_cut() {
        Step last = Step.all().getLast();
        Map<Path, Map<String, String>> methods = new HashMap<>();
        Sources.scan(last.sources("main"), new TreeScanner<>() {
            @Override
            public Void visitNewClass(NewClassTree anonymous, Sources.Parsed source) {
                return null;
            }

            @Override
            public Void visitMethod(MethodTree method, Sources.Parsed source) {
                if (method.getBody() != null && !method.getName().contentEquals("<init>")) {
                    methods.computeIfAbsent(source.file(), file -> new HashMap<>())
                            .put(method.getName().toString(), "8.1");
                }
                return null;
            }
        });
        try (Build build = Build.open()) {
            Map<String, Path> files = Build.main(last.folder(), last.folder(), List.of());
            methods.forEach((file, names) -> {
                String path = Ladder.slashes(last.folder().relativize(file));
                files.put(path, build.write("cut/" + path, Tool.cut(Ladder.read(file), names)));
            });
            assertEquals("", build.compile("main", files));
        }
    }

    /** The compiler knows better than any example: it and the tool see the same members in all steps. */
    @Test
    void the_tool_finds_in_all_steps_what_the_compiler_finds() {
        Set<String> seen = new HashSet<>();
        Ladder.eachStep("tool", (step, ladder) -> {
            for (String kind : List.of("main", "test")) {
                // Most files are those of the step before: each text once.
                List<Path> files = step.sources(kind).stream()
                        .filter(file -> seen.add(Ladder.read(file))).toList();
                Sources.scan(files, new Members(ladder));
            }
        });
    }

    private static final class Members extends TreeScanner<Void, Sources.Parsed> {
        private final Ladder ladder;
        private final List<String> owners = new ArrayList<>();

        Members(Ladder ladder) {
            this.ladder = ladder;
        }

        @Override
        public Void visitClass(ClassTree type, Sources.Parsed source) {
            owners.add(type.getSimpleName().toString());
            if (type.getSimpleName().length() > 0) {
                super.visitClass(type, source);
            }
            owners.removeLast();
            return null;
        }

        @Override
        public Void visitNewClass(NewClassTree anonymous, Sources.Parsed source) {
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Sources.Parsed source) {
            String name = method.getName().contentEquals("<init>") ? owners.getLast() : "" + method.getName();
            List<String> types =
                    method.getParameters().stream().map(each -> source.text(each.getType())).toList();
            // What the compiler adds, such as the constructor of a record, is not in the source.
            if (source.end(method) > source.start(method) && source.text(method).contains(name)) {
                check(name + (source.text(method).contains("(") && !compact(method, source)
                        ? "(" + String.join(",", types) + ")" : ""), source.text(method), source);
            }
            return null;
        }

        private static boolean compact(MethodTree method, Sources.Parsed source) {
            return source.text(method).matches("(?s)(\\w+ )?\\w+ \\{.*");
        }

        private void check(String name, String expected, Sources.Parsed source) {
            String path = String.join(".", owners.subList(1, owners.size()))
                    + (owners.size() > 1 ? "." : "") + name;
            try {
                String found = Tool.excerpt(Ladder.read(source.file()), "#" + path);
                if (!found.replaceAll("\\s", "").equals(expected.replaceAll("\\s", ""))) {
                    ladder.found(source.file(), path + " is found as\n" + found);
                }
            } catch (RuntimeException e) {
                ladder.found(source.file(), path + ": " + e.getMessage());
            }
        }
    }
}
