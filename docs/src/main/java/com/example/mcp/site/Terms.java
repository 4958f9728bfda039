package com.example.mcp.site;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * Makes words of the glossary in a chapter links that show their definition, and lead to it without a script.
 *
 * <p>Only the first of a section is one: a page full of links is hard to read, with eyes and with ears.
 */
final class Terms {

    private final Map<String, Term> byName = new HashMap<>();
    private final Map<String, Term> byCode = new HashMap<>();
    private final Pattern names;
    private final Set<Term> ofSection = new HashSet<>();
    private final Set<Term> ofPage = new LinkedHashSet<>();

    Terms(Glossary glossary) {
        for (Term term : glossary.terms()) {
            term.names().forEach(name -> byName.putIfAbsent(name.toLowerCase(), term));
            term.codes().forEach(code -> byCode.putIfAbsent(code, term));
        }
        // The longest first: "protected resource metadata" is not "protected resource".
        String any = glossary.terms().stream().flatMap(term -> term.names().stream())
                .sorted(Comparator.comparing(String::length).reversed()).map(Terms::pattern)
                .collect(Collectors.joining("|"));
        names = Pattern.compile("(?<![\\p{L}\\p{N}_-])(?<name>" + any + ")s?(?![\\p{L}\\p{N}_-])");
    }

    /** A name in small letters may begin a sentence; one with capitals, such as Origin, is written so. */
    private static String pattern(String name) {
        String quoted = Pattern.quote(name);
        return name.equals(name.toLowerCase()) ? "(?i:" + quoted + ")" : quoted;
    }

    /** Puts links into a document; returns the HTML of what they show, to stand at its end. */
    String mark(Node document) {
        if (!byName.isEmpty()) {
            walk(document);
        }
        return ofPage.stream().map(term -> """
                <div class="definition" id="about-%1$s" popover="" tabindex="-1" role="dialog"
                    aria-label="Definition">
                <p><strong>%2$s</strong></p>
                <p>%3$s</p>
                %4$s<p><a href="glossary.html#%1$s">In the glossary</a></p></div>
                """.formatted(term.id(), term.title(), term.definition(), example(term)))
                .collect(Collectors.joining());
    }

    private static String example(Term term) {
        return term.example().isEmpty() ? "" : "<p><small>Example: " + term.example() + "</small></p>\n";
    }

    private void walk(Node node) {
        switch (node) {
            case Heading heading -> {
                if (heading.getLevel() <= 2) {
                    ofSection.clear();
                }
            }
            case Link link -> { }
            case TableHead head -> { }
            case Text text -> mark(text);
            case Code code when byCode.containsKey(code.getLiteral()) -> {
                if (isFirst(byCode.get(code.getLiteral()))) {
                    code.insertBefore(html(open(byCode.get(code.getLiteral()))));
                    code.insertAfter(html("</a>"));
                }
            }
            default -> Markdown.children(node).forEach(this::walk);
        }
    }

    private void mark(Text text) {
        String literal = text.getLiteral();
        int done = 0;
        Matcher matcher = names.matcher(literal);
        while (matcher.find()) {
            Term term = byName.get(matcher.group("name").toLowerCase());
            if (isFirst(term)) {
                text.insertBefore(new Text(literal.substring(done, matcher.start())));
                text.insertBefore(html(open(term) + Html.escape(matcher.group()) + "</a>"));
                done = matcher.end();
            }
        }
        text.setLiteral(literal.substring(done));
    }

    private boolean isFirst(Term term) {
        ofPage.add(term);
        return ofSection.add(term);
    }

    private static String open(Term term) {
        return "<a class=\"term\" href=\"glossary.html#" + term.id() + "\" aria-haspopup=\"dialog\""
                + " aria-controls=\"about-" + term.id() + "\">";
    }

    private static Node html(String literal) {
        HtmlInline html = new HtmlInline();
        html.setLiteral(literal);
        return html;
    }
}
