package com.example.mcp.ladder;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R8: one format, so that a diff never shows a habit. */
class FormatTest {

    private static final int COLUMNS = 110;

    @Test
    void lines_end_and_fit_and_are_indented_alike() {
        Ladder.eachStep("R8", (step, ladder) -> {
            for (Path file : Ladder.files(step.folder())) {
                if (file.toString().matches(".*\\.(java|xml|json|yaml|properties|md|sh|conf)|.*/(Dockerfile|prove)")) {
                    checkFile(file, ladder);
                }
            }
        });
    }

    private static void checkFile(Path file, Ladder ladder) {
        String text = Ladder.read(file);
        if (text.contains("\r") || !text.endsWith("\n") || text.endsWith("\n\n")) {
            ladder.found(file, "must have LF line ends and exactly one at the end of the file");
        }
        boolean java = file.toString().endsWith(".java");
        List<String> lines = text.lines().toList();
        boolean textBlock = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.contains("\t") || line.endsWith(" ")) {
                ladder.found(file, i + 1, "has a tab or a space at its end; remove it");
            }
            if (java && line.length() > COLUMNS) {
                ladder.found(file, i + 1, line.length() + " columns; wrap it at " + COLUMNS);
            }
            if (java && !textBlock && !line.isBlank() && !line.matches(" *\\*.*") && indent(line) % 4 != 0) {
                ladder.found(file, i + 1, "is indented by " + indent(line) + "; use steps of 4");
            }
            textBlock ^= line.split("\"\"\"", -1).length % 2 == 0;
        }
    }

    @Test
    void imports_name_one_class_and_branches_have_braces() {
        Ladder.eachStep("R8", (step, ladder) -> {
            List<Path> files = new ArrayList<>(step.sources("main"));
            files.addAll(step.sources("test"));
            Sources.scan(files, new Braces(ladder));
        });
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** Finds wildcard imports, and statements that stand after a condition without braces. */
    private static final class Braces extends TreeScanner<Void, Sources.Parsed> {
        private final Ladder ladder;

        Braces(Ladder ladder) {
            this.ladder = ladder;
        }

        @Override
        public Void visitImport(ImportTree tree, Sources.Parsed source) {
            if (tree.toString().contains("*")) {
                ladder.found(source.file(), source.line(tree, false), "wildcard import; name the classes");
            }
            return super.visitImport(tree, source);
        }

        @Override
        public Void visitIf(IfTree tree, Sources.Parsed source) {
            check(tree.getThenStatement(), source);
            check(tree.getElseStatement() instanceof IfTree ? null : tree.getElseStatement(), source);
            return super.visitIf(tree, source);
        }

        @Override
        public Void visitForLoop(ForLoopTree tree, Sources.Parsed source) {
            check(tree.getStatement(), source);
            return super.visitForLoop(tree, source);
        }

        @Override
        public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Sources.Parsed source) {
            check(tree.getStatement(), source);
            return super.visitEnhancedForLoop(tree, source);
        }

        @Override
        public Void visitWhileLoop(WhileLoopTree tree, Sources.Parsed source) {
            check(tree.getStatement(), source);
            return super.visitWhileLoop(tree, source);
        }

        @Override
        public Void visitDoWhileLoop(DoWhileLoopTree tree, Sources.Parsed source) {
            check(tree.getStatement(), source);
            return super.visitDoWhileLoop(tree, source);
        }

        private void check(StatementTree statement, Sources.Parsed source) {
            if (statement != null && !(statement instanceof BlockTree)) {
                ladder.found(source.file(), source.line(statement, false), "no braces; add them");
            }
        }
    }
}
