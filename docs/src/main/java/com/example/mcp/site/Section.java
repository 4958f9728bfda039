package com.example.mcp.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * A heading and what stands below it, up to the next one.
 *
 * @param heading null for what stands before the first
 * @param level   from 1, and 0 without a heading
 * @param id      the one that GitHub gives the heading
 * @param title   the words of the heading
 * @param text    the words below it, for the search: sentences first, then what stands in listings
 */
record Section(Node heading, int level, String id, String title, String text) {

    /** The sections of a page in their order. */
    static List<Section> of(Node document) {
        List<Section> sections = new ArrayList<>();
        Map<String, Integer> ids = new HashMap<>();
        Section section = new Section(null, 0, "", "", "");
        StringBuilder text = new StringBuilder();
        StringBuilder listings = new StringBuilder();
        for (Node node : Markdown.all(document, Node.class)) {
            if (node instanceof Heading heading) {
                sections.add(section.with(text.append(listings)));
                text.setLength(0);
                listings.setLength(0);
                String title = Markdown.text(heading);
                section = new Section(heading, heading.getLevel(), id(title, ids), title, "");
            } else if (node instanceof Block || node instanceof TableCell || node instanceof SoftLineBreak) {
                text.append(' ');
            }
            if (node instanceof FencedCodeBlock code && !code.getInfo().equals("mermaid")) {
                listings.append(' ').append(code.getLiteral());
            } else if (!within(node, section.heading())) {
                text.append(words(node));
            }
        }
        sections.add(section.with(text.append(listings)));
        return sections;
    }

    private Section with(CharSequence words) {
        return new Section(heading, level, id, title, words.toString().replaceAll("\\s+", " ").strip());
    }

    private static boolean within(Node node, Node ancestor) {
        return node != null && (node == ancestor || within(node.getParent(), ancestor));
    }

    private static String words(Node node) {
        return switch (node) {
            case Text text -> text.getLiteral();
            case Code code -> code.getLiteral();
            case HtmlBlock html -> html.getLiteral().replaceAll("<[^>]*>", " ");
            default -> "";
        };
    }

    private static String id(String title, Map<String, Integer> ids) {
        String id = title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
        int number = ids.merge(id, 1, Integer::sum) - 1;
        return number == 0 ? id : id + "-" + number;
    }
}
