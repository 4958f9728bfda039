package com.example.mcp.ladder;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What {@code docs/Ladder.java} can do, for the checks: change tables and members have one reader.
 *
 * <p>The tool is one file outside of all packages, so it is compiled here, for the oldest JDK that runs it
 * and with all warnings, and called by name.
 */
final class Tool {

    private static final Path FILE = Ladder.ROOT.resolve("docs/Ladder.java");
    private static final ClassLoader CLASSES = compile();

    private Tool() {
    }

    /** The rows of the change table of a README. */
    static List<Readme.Change> changes(List<String> readme) {
        return ((List<?>) call("Change", "read", readme)).stream()
                .map(row -> new Readme.Change((String) part(row, "path"), (String) part(row, "kind"),
                        (String) part(row, "why"), strings(part(row, "cuts")), (int) part(row, "line")))
                .toList();
    }

    /** The hints of a checkpoint of a README. */
    static List<Readme.Hint> hints(List<String> readme, String checkpoint) {
        return ((List<?>) part(call("Checkpoint", "read", readme, checkpoint), "hints")).stream()
                .map(hint -> new Readme.Hint((String) part(hint, "title"), (String) part(hint, "text"),
                        (String) part(hint, "answer"))).toList();
    }

    /** A source with the bodies of some methods cut; the values are the checkpoints. */
    static String cut(String source, Map<String, String> methods) {
        return (String) call("Cut", "cut", source, methods);
    }

    /** A source without the members of a name, and without the lines that name it elsewhere. */
    static String without(String source, String name) {
        String text = source;
        for (Object member : ((List<?>) call("Source", "find", source, name)).reversed()) {
            text = text.substring(0, (int) part(member, "start")) + text.substring((int) part(member, "end"));
        }
        // Where the last call of a chain goes, the one before it is the last.
        return text.replaceAll("(?m)\\n *\\.[^\\n]*" + Pattern.quote(name) + "[^\\n]*;$", ";")
                .replaceAll("(?m)^.*" + Pattern.quote(name) + ".*\\n", "");
    }

    /** The lines of a text that a place like {@code #member from "…" to "…"} names. */
    static String excerpt(String text, String place) {
        return (String) call("Source", "excerpt", text, place);
    }

    /** A Java source with its comments replaced by blanks. */
    static String withoutComments(String source) {
        return (String) call("Source", "blank", source, true, false);
    }

    /** How many lines are code: not blank, no comment, import or package line. */
    static long codeLines(String source) {
        return (long) call("Source", "codeLines", source);
    }

    /** Markdown as the tool shows it on a terminal of so many columns. */
    static String shown(String markdown, int width) {
        return (String) call("Paper", "show", markdown, width);
    }

    /** What the tool tells of a red test. */
    static List<String> told(Build.Result red, String checkpoint) {
        String message = (red.assertion() ? "" : red.thrown() + ": ") + red.message() + " ";
        return ((String) call("Case", "told", red.name(), checkpoint, message)).lines().toList();
    }

    private static Map<String, String> strings(Object map) {
        Map<String, String> strings = new LinkedHashMap<>();
        ((Map<?, ?>) map).forEach((key, value) -> strings.put((String) key, (String) value));
        return strings;
    }

    private static Object part(Object row, String name) {
        try {
            for (RecordComponent component : row.getClass().getRecordComponents()) {
                if (component.getName().equals(name)) {
                    component.getAccessor().setAccessible(true);
                    return component.getAccessor().invoke(row);
                }
            }
            throw new IllegalArgumentException(name);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object call(String type, String name, Object... arguments) {
        try {
            Method method = Stream.of(CLASSES.loadClass("Ladder$" + type).getDeclaredMethods())
                    .filter(each -> each.getName().equals(name)
                            && each.getParameterCount() == arguments.length).findFirst().orElseThrow();
            method.setAccessible(true);
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ClassLoader compile() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            Path classes = Files.createTempDirectory("ladder-tool");
            StringWriter says = new StringWriter();
            boolean good = compiler.getTask(says, manager, null, List.of("--release", "17", "-Xlint:all",
                    "-Xlint:-options", "-Werror", "-d", classes.toString()), null,
                    manager.getJavaFileObjects(FILE)).call();
            if (!good) {
                throw new IllegalStateException(says.toString());
            }
            try (Stream<Path> files = Files.walk(classes)) {
                files.forEach(file -> file.toFile().deleteOnExit());
            }
            return new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
