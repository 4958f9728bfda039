package com.example.mcp.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.text.Segment;
import org.fife.ui.rsyntaxtextarea.SyntaxConstants;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenMakerFactory;
import org.fife.ui.rsyntaxtextarea.TokenTypes;

/**
 * Code with its colours: the tokenizers of an editor say which words a line has, line by line.
 *
 * @param lines its lines, each with the words that have a colour
 */
record Code(List<Line> lines) {

    /** Languages by the word after a fence, and by the end of a file's name. */
    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("java", SyntaxConstants.SYNTAX_STYLE_JAVA),
            Map.entry("json", SyntaxConstants.SYNTAX_STYLE_JSON),
            Map.entry("js", SyntaxConstants.SYNTAX_STYLE_JAVASCRIPT),
            Map.entry("mjs", SyntaxConstants.SYNTAX_STYLE_JAVASCRIPT),
            Map.entry("xml", SyntaxConstants.SYNTAX_STYLE_XML),
            Map.entry("html", SyntaxConstants.SYNTAX_STYLE_HTML),
            Map.entry("css", SyntaxConstants.SYNTAX_STYLE_CSS),
            Map.entry("yaml", SyntaxConstants.SYNTAX_STYLE_YAML),
            Map.entry("yml", SyntaxConstants.SYNTAX_STYLE_YAML),
            Map.entry("properties", SyntaxConstants.SYNTAX_STYLE_PROPERTIES_FILE),
            Map.entry("sh", SyntaxConstants.SYNTAX_STYLE_UNIX_SHELL),
            Map.entry("bash", SyntaxConstants.SYNTAX_STYLE_UNIX_SHELL),
            Map.entry("python", SyntaxConstants.SYNTAX_STYLE_PYTHON),
            Map.entry("py", SyntaxConstants.SYNTAX_STYLE_PYTHON));

    /** What of a line has a class of its own. */
    record Word(int from, int to, String type) { }

    /** Where a line differs from another. */
    record Range(int from, int to) { }

    /** One line of it. */
    record Line(String text, List<Word> words) {

        /** The line in HTML, and in it the ranges, which do not overlap, within the tag. */
        String html(List<Range> ranges, String tag) {
            StringBuilder html = new StringBuilder();
            int done = 0;
            for (Range range : ranges) {
                append(html, done, range.from());
                html.append('<').append(tag).append('>');
                append(html, range.from(), range.to());
                html.append("</").append(tag).append('>');
                done = range.to();
            }
            append(html, done, text.length());
            return html.toString();
        }

        private void append(StringBuilder html, int from, int to) {
            int done = from;
            for (Word word : words) {
                int start = Math.max(word.from(), done);
                int end = Math.min(word.to(), to);
                if (start < end) {
                    html.append(Html.escape(text.substring(done, start))).append("<span class=\"")
                            .append(word.type()).append("\">").append(Html.escape(text.substring(start, end)))
                            .append("</span>");
                    done = end;
                }
            }
            html.append(Html.escape(text.substring(done, to)));
        }
    }

    /** The code of a file. */
    static Code of(String file, String text) {
        return ofLanguage(file.substring(file.lastIndexOf('.') + 1), text);
    }

    /** Code in a language; of one that is not known nothing has a colour. */
    static Code ofLanguage(String language, String text) {
        List<Line> lines = new ArrayList<>();
        String style = LANGUAGES.getOrDefault(language, SyntaxConstants.SYNTAX_STYLE_NONE);
        TokenMaker tokens = TokenMakerFactory.getDefaultInstance().getTokenMaker(style);
        int state = TokenTypes.NULL;
        for (String line : text.lines().toList()) {
            Segment segment = new Segment(line.toCharArray(), 0, line.length());
            List<Word> words = new ArrayList<>();
            for (Token token = tokens.getTokenList(segment, state, 0); token != null && token.isPaintable();
                    token = token.getNextToken()) {
                String type = type(token.getType());
                if (type != null) {
                    words.add(new Word(token.getOffset(), token.getEndOffset(), type));
                }
            }
            lines.add(new Line(line, words));
            state = tokens.getLastTokenTypeOnLine(segment, state);
        }
        return new Code(lines);
    }

    /** All lines in HTML. */
    String html() {
        return lines.stream().map(line -> line.html(List.of(), "")).collect(Collectors.joining("\n"));
    }

    /** The line of the file where an excerpt of it begins, 0 where it is not found. */
    int find(List<String> excerpt) {
        List<String> wanted = excerpt.stream().map(String::strip).toList();
        List<String> all = lines.stream().map(line -> line.text().strip()).toList();
        return IntStream.rangeClosed(0, all.size() - wanted.size())
                .filter(i -> all.subList(i, i + wanted.size()).equals(wanted)).findFirst().orElse(-1) + 1;
    }

    private static String type(int type) {
        return switch (type) {
            case TokenTypes.COMMENT_EOL, TokenTypes.COMMENT_MULTILINE, TokenTypes.COMMENT_DOCUMENTATION,
                    TokenTypes.COMMENT_KEYWORD, TokenTypes.COMMENT_MARKUP, TokenTypes.MARKUP_COMMENT -> "c";
            case TokenTypes.RESERVED_WORD, TokenTypes.RESERVED_WORD_2, TokenTypes.DATA_TYPE,
                    TokenTypes.MARKUP_TAG_NAME -> "k";
            case TokenTypes.LITERAL_STRING_DOUBLE_QUOTE, TokenTypes.LITERAL_CHAR,
                    TokenTypes.LITERAL_BACKQUOTE, TokenTypes.MARKUP_TAG_ATTRIBUTE_VALUE -> "s";
            case TokenTypes.LITERAL_BOOLEAN, TokenTypes.LITERAL_NUMBER_DECIMAL_INT,
                    TokenTypes.LITERAL_NUMBER_FLOAT, TokenTypes.LITERAL_NUMBER_HEXADECIMAL -> "n";
            case TokenTypes.ANNOTATION, TokenTypes.VARIABLE, TokenTypes.MARKUP_TAG_ATTRIBUTE,
                    TokenTypes.PREPROCESSOR -> "v";
            default -> null;
        };
    }
}
