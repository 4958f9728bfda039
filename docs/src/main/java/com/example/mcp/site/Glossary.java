package com.example.mcp.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** The words of the project: each row of the glossary's tables has a word and what it means. */
final class Glossary {

    static final String FILE = "docs/glossary.md";

    private final List<Term> terms = new ArrayList<>();

    /** Takes what the file holds, with links that lead to pages of the site. */
    Glossary(Node document) {
        for (TableRow row : rows(document)) {
            List<Node> cells = Markdown.children(row);
            Node word = cells.getFirst();
            List<String> names = Markdown.all(word, Text.class).stream()
                    .flatMap(text -> Stream.of(text.getLiteral().split("[,()]"))).map(String::strip)
                    .filter(name -> name.length() > 1).toList();
            List<String> codes = Markdown.all(word, Code.class).stream().map(Code::getLiteral).toList();
            // Its table has the columns word, meaning, example and where it is taught.
            terms.add(new Term(id(row), names, codes, html(word), html(cells.get(1)),
                    cells.size() > 3 ? html(cells.get(2)) : ""));
        }
    }

    private static String html(Node cell) {
        return Markdown.html(Markdown.children(cell), Map.of());
    }

    List<Term> terms() {
        return terms;
    }

    /** The rows of the glossary with their ids. */
    static Map<Node, String> ids(Node document) {
        Map<Node, String> ids = new HashMap<>();
        rows(document).forEach(row -> ids.put(row, id(row)));
        return ids;
    }

    private static List<TableRow> rows(Node document) {
        return Markdown.all(document, TableRow.class).stream()
                .filter(row -> Markdown.children(row).size() > 1)
                .filter(row -> !((TableCell) row.getFirstChild()).isHeader()).toList();
    }

    private static String id(TableRow row) {
        return "term-" + Markdown.text(row.getFirstChild()).toLowerCase().replaceAll("[^a-z0-9]+", "-");
    }
}
