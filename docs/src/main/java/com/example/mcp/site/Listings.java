package com.example.mcp.site;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;

/** Fenced blocks as the site shows them: in colours, and an excerpt with the way to where it is from. */
final class Listings {

    /** What stands on the line before an excerpt: its file and member, maybe from where to where. */
    private static final Pattern EXCERPT = Pattern.compile(
            "<!--\\s*excerpt:\\s*([^\\s#]+)(?:#(.+?))?(?:\\s+from\\s.*)?\\s*-->\\s*", Pattern.DOTALL);

    private final Project project;
    private final Links links;

    Listings(Project project, Links links) {
        this.project = project;
        this.links = links;
    }

    /** Puts HTML into the place of a block. */
    void replace(String file, FencedCodeBlock block) {
        String language = block.getInfo().strip().toLowerCase(Locale.ROOT).replaceFirst("\\s.*", "");
        String listing = switch (language) {
            // The browser draws it: see diagrams.js.
            case "mermaid" -> pre(language, Html.escape(block.getLiteral()));
            case "console", "http" -> pre(language, Console.html(block.getLiteral()));
            default -> pre(language, Code.ofLanguage(language, block.getLiteral()).html());
        };
        Node before = block.getPrevious();
        Matcher marker = EXCERPT.matcher(before instanceof HtmlBlock html ? html.getLiteral() : "");
        if (marker.matches()) {
            before.unlink();
            listing = "<figure class=\"excerpt\">\n" + listing + caption(file, marker, block) + "</figure>\n";
        }
        block.insertBefore(Markdown.block(listing));
        block.unlink();
    }

    private static String pre(String language, String html) {
        String type = language.isEmpty() ? "" : " class=\"language-" + Html.escape(language) + "\"";
        return "<pre><code" + type + ">" + html + "</code></pre>\n";
    }

    private String caption(String page, Matcher marker, FencedCodeBlock block) {
        String written = marker.group(1);
        String file = project.isFile(written) ? written
                : page.replaceFirst("[^/]*$", "") + ChangeTable.path(written);
        String name = file.substring(file.lastIndexOf('/') + 1);
        if (!project.isFile(file)) {
            return "<figcaption>" + Html.escape(name) + "</figcaption>\n";
        }
        int line = line(Code.of(file, project.read(file)), block.getLiteral().lines().toList());
        String member = marker.group(2) == null ? "" : ", <code>" + Html.escape(marker.group(2)) + "</code>";
        String diff = links.diff(file).map(href -> " \u00b7 " + Html.link(href, "in the diff")).orElse("");
        return "<figcaption>" + Html.link(links.code(file) + (line == 0 ? "" : "#L" + line),
                name + (line == 0 ? "" : ", line " + line)) + member + diff + "</figcaption>\n";
    }

    /** Where the excerpt begins; one that leaves lines out is found by its first line. */
    private static int line(Code code, List<String> excerpt) {
        int whole = code.find(excerpt);
        return whole > 0 || excerpt.isEmpty() ? whole : code.find(excerpt.subList(0, 1));
    }
}
