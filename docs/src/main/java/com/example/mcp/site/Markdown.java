package com.example.mcp.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/** Turns Markdown into HTML whose links lead to pages of the site. */
final class Markdown {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private final Links links;

    Markdown(Links links) {
        this.links = links;
    }

    static Node parse(String markdown) {
        return PARSER.parse(markdown);
    }

    /** The page of a file; its own HTML stays as it is, since the fold of a hint is written so. */
    String html(String file, String markdown) {
        return renderer(file).render(parse(markdown));
    }

    /** Parts of a line of a file. */
    String html(String file, List<Node> parts) {
        StringBuilder html = new StringBuilder();
        parts.forEach(part -> renderer(file).render(part, html));
        return html.toString();
    }

    private HtmlRenderer renderer(String file) {
        return HtmlRenderer.builder().extensions(EXTENSIONS)
                .attributeProviderFactory(context -> new Attributes(file)).build();
    }

    /** What is written in a node, without its form. */
    static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak part) {
                text.append(' ');
            }
        });
        return text.toString();
    }

    static List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    /** Gives headings the ids that GitHub gives them, and links their place in the site. */
    private final class Attributes implements AttributeProvider {

        private final String file;
        private final Map<String, Integer> ids = new HashMap<>();

        Attributes(String file) {
            this.file = file;
        }

        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            if (node instanceof Heading) {
                String id = text(node).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                int number = ids.merge(id, 1, Integer::sum) - 1;
                attributes.put("id", number == 0 ? id : id + "-" + number);
            } else if (node instanceof Link link) {
                links.resolve(file, link.getDestination()).ifPresentOrElse(
                        href -> attributes.put("href", href), () -> attributes.remove("href"));
            }
        }
    }
}
