package com.example.mcp.site;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/** Reads the change table of a README: the files of the lesson in the order to read them. */
final class ChangeTable extends AbstractVisitor {

    private final List<Change> changes = new ArrayList<>();
    private boolean inside;

    private ChangeTable() {
    }

    static List<Change> of(Node readme) {
        ChangeTable table = new ChangeTable();
        readme.accept(table);
        return table.changes;
    }

    /** The path within the step that a short one stands for. */
    static String path(String written) {
        boolean whole = written.startsWith("src/") || written.equals("pom.xml");
        return whole ? written : "src/main/java/com/example/mcp/" + written;
    }

    @Override
    public void visit(Heading heading) {
        if (heading.getLevel() <= 2) {
            inside = Markdown.text(heading).equals("The change");
        }
    }

    @Override
    public void visit(CustomNode node) {
        List<Node> cells = node instanceof TableRow ? Markdown.children(node) : List.of();
        if (inside && cells.size() == 3 && !((TableCell) cells.getFirst()).isHeader()) {
            Node file = cells.get(0).getFirstChild();
            String written = file instanceof Link link ? link.getDestination() : Markdown.text(cells.get(0));
            List<Node> why = Markdown.children(cells.get(2));
            List<String> code = why.stream().filter(Code.class::isInstance).map(Markdown::text).toList();
            changes.add(new Change(path(written), Markdown.text(cells.get(1)), why, code));
        }
        visitChildren(node);
    }
}
