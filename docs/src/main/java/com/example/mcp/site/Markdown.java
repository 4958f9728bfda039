package com.example.mcp.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Reads Markdown, walks what was read, and writes it as HTML. */
final class Markdown {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private Markdown() {
    }

    static Node parse(String markdown) {
        return PARSER.parse(markdown);
    }

    /** The HTML of nodes, some with attributes. Raw HTML stays as it is: folds are written so. */
    static String html(List<Node> nodes, Map<Node, Map<String, String>> attributes) {
        HtmlRenderer renderer = HtmlRenderer.builder().extensions(EXTENSIONS)
                .attributeProviderFactory(context -> (node, tag, all) -> {
                    all.putAll(attributes.getOrDefault(node, Map.of()));
                    // A link that leads nowhere in the site is text.
                    all.remove("href", "");
                }).build();
        StringBuilder html = new StringBuilder();
        nodes.forEach(node -> renderer.render(node, html));
        return html.toString();
    }

    /** What is written in a node, without its form. */
    static String text(Node node) {
        StringBuilder text = new StringBuilder();
        for (Node each : all(node, Node.class)) {
            switch (each) {
                case Text part -> text.append(part.getLiteral());
                case Code part -> text.append(part.getLiteral());
                case SoftLineBreak part -> text.append(' ');
                default -> { }
            }
        }
        return text.toString();
    }

    static List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    /** A node and all below it that are of a type, in the order of the text. */
    static <T extends Node> List<T> all(Node node, Class<T> type) {
        List<T> found = new ArrayList<>();
        if (type.isInstance(node)) {
            found.add(type.cast(node));
        }
        children(node).forEach(child -> found.addAll(all(child, type)));
        return found;
    }

    /** A block of HTML, to stand in a document. */
    static Node block(String html) {
        HtmlBlock block = new HtmlBlock();
        block.setLiteral(html);
        return block;
    }
}
