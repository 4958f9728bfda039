package com.example.mcp.ladder;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java files as the compiler sees them, before it looks at what the names in them mean. */
final class Sources {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final Map<Path, Parsed> PARSED = new ConcurrentHashMap<>();

    /** A file's tree, and the positions in it. */
    record Parsed(Path file, CompilationUnitTree tree, Trees trees) {

        /** The number of the line where a part of the tree starts or, with {@code end}, ends. */
        int line(com.sun.source.tree.Tree part, boolean end) {
            long position = end ? trees.getSourcePositions().getEndPosition(tree, part)
                    : trees.getSourcePositions().getStartPosition(tree, part);
            return (int) tree.getLineMap().getLineNumber(position);
        }

        long start(com.sun.source.tree.Tree part) {
            return trees.getSourcePositions().getStartPosition(tree, part);
        }

        long end(com.sun.source.tree.Tree part) {
            return trees.getSourcePositions().getEndPosition(tree, part);
        }

        /** What is written there. */
        String text(com.sun.source.tree.Tree part) {
            return Ladder.read(file).substring((int) start(part), (int) end(part));
        }
    }

    private Sources() {
    }

    /** Walks through the trees of files; the scanner's argument is the file. */
    static void scan(List<Path> files, TreeScanner<Void, Parsed> scanner) {
        parse(files);
        for (Path file : files) {
            Parsed parsed = PARSED.get(file);
            scanner.scan(parsed.tree(), parsed);
        }
    }

    /** Parses what is not parsed so far, all by one compiler: starting it is what takes time. */
    private static synchronized void parse(List<Path> files) {
        List<Path> missing = files.stream().filter(file -> !PARSED.containsKey(file)).toList();
        try (StandardJavaFileManager manager =
                COMPILER.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) COMPILER.getTask(null, manager, problem -> { },
                    List.of("-proc:none"), null,
                    manager.getJavaFileObjectsFromPaths(missing));
            Iterator<Path> names = missing.iterator();
            for (CompilationUnitTree tree : missing.isEmpty() ? List.<CompilationUnitTree>of()
                    : task.parse()) {
                Path file = names.next();
                PARSED.put(file, new Parsed(file, tree, Trees.instance(task)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
