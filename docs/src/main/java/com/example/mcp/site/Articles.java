package com.example.mcp.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;

/** Turns the Markdown of the project into articles of the site. */
final class Articles {

    /** After a sign between words, and before the next word in a name, but not in 4.2 or before .java. */
    private static final Pattern BREAK =
            Pattern.compile("(?<=[/,(#_:=])|(?<=\\.)(?=[A-Za-z])(?!java\\b)|(?<=[a-z])(?=[A-Z])");

    private final Project project;
    private final Links links;
    private final Glossary glossary;

    Articles(Project project, Links links) {
        this.project = project;
        this.links = links;
        Node words = Markdown.parse(project.read(Glossary.FILE));
        links.lead(Glossary.FILE, words);
        this.glossary = new Glossary(words);
    }

    /** The article of a file; with terms, words of the glossary have their definition at hand. */
    Article of(String file, boolean terms) {
        if (!project.isFile(file)) {
            String html = "<h1>" + Html.escape(file) + "</h1>\n<p class=\"missing\">" + Html.escape(file)
                    + " is not written yet.</p>\n";
            return new Article(file, List.of(), html);
        }
        Node document = Markdown.parse(project.read(file));
        List<Section> sections = Section.of(document);
        Map<Node, Map<String, String>> attributes = new HashMap<>();
        sections.stream().filter(section -> section.level() > 0)
                .forEach(section -> attributes.put(section.heading(), Map.of("id", section.id())));
        if (file.equals(Glossary.FILE)) {
            Glossary.ids(document).forEach((row, id) -> attributes.put(row, Map.of("id", id)));
        }
        links.lead(file, document);
        String definitions = terms ? new Terms(glossary).mark(document) : "";
        Listings listings = new Listings(project, links);
        Markdown.all(document, FencedCodeBlock.class).forEach(block -> listings.replace(file, block));
        Markdown.all(document, TableBlock.class).forEach(table -> widen(table, attributes));
        Markdown.all(document, Code.class).forEach(Articles::allowBreaks);
        return new Article(title(file), sections, Markdown.html(List.of(document), attributes) + definitions);
    }

    Glossary glossary() {
        return glossary;
    }

    /** The first heading of a file, else its name. */
    String title(String file) {
        return Section.of(Markdown.parse(project.read(file))).stream().filter(section -> section.level() == 1)
                .findFirst().map(Section::title).orElse(file);
    }

    /** Says where long words of code may be broken: a column of them would be wider than a phone. */
    private static void allowBreaks(Code code) {
        if (code.getLiteral().length() > 20) {
            HtmlInline html = new HtmlInline();
            html.setLiteral("<code>" + String.join("<wbr/>", Stream.of(BREAK.split(code.getLiteral()))
                    .map(Html::escape).toList()) + "</code>");
            code.insertBefore(html);
            code.unlink();
        }
    }

    /** Lets a table scroll in a box, and tells the style which columns need room for sentences. */
    private static void widen(Node table, Map<Node, Map<String, String>> attributes) {
        List<TableRow> rows = Markdown.all(table, TableRow.class);
        for (int i = 0; i < Markdown.children(rows.getFirst()).size(); i++) {
            int column = i;
            List<Node> cells = rows.stream().map(row -> Markdown.children(row).get(column)).toList();
            int longest = cells.stream().mapToInt(cell -> Markdown.text(cell).length()).max().orElse(0);
            String type = longest > 50 ? "long" : longest < 13 ? "short" : "middle";
            cells.forEach(cell -> attributes.put(cell, Map.of("class", type)));
        }
        table.insertBefore(Markdown.block("<div class=\"scroll\">"));
        table.insertAfter(Markdown.block("</div>"));
    }
}
