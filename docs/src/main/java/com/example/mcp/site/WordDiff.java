package com.example.mcp.site;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Compares two lines word by word.
 *
 * @param old        the old line in HTML with what went away marked
 * @param now        the new one with what came
 * @param similarity how much of both is in both, from 0 to 1
 */
record WordDiff(String old, String now, double similarity) {

    private static final Pattern WORD = Pattern.compile("\\w+|\\s+|[^\\w\\s]");

    static WordDiff of(String old, String now) {
        List<String> oldWords = words(old);
        List<String> nowWords = words(now);
        StringBuilder oldHtml = new StringBuilder();
        StringBuilder nowHtml = new StringBuilder();
        int common = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(oldWords, nowWords, true).getDeltas()) {
            boolean equal = delta.getType() == DeltaType.EQUAL;
            common += equal ? length(delta.getSource().getLines()) : 0;
            append(oldHtml, equal ? null : "del", delta.getSource().getLines());
            append(nowHtml, equal ? null : "ins", delta.getTarget().getLines());
        }
        int all = length(oldWords) + length(nowWords);
        return new WordDiff(oldHtml.toString(), nowHtml.toString(), all == 0 ? 0 : 2.0 * common / all);
    }

    private static List<String> words(String line) {
        return WORD.matcher(line).results().map(MatchResult::group).toList();
    }

    /** Characters that are no blanks: two lines are not alike because they are indented alike. */
    private static int length(List<String> words) {
        return words.stream().filter(word -> !word.isBlank()).mapToInt(String::length).sum();
    }

    private static void append(StringBuilder html, String tag, List<String> words) {
        String text = Html.escape(String.join("", words));
        html.append(tag == null || text.isEmpty() ? text : "<" + tag + ">" + text + "</" + tag + ">");
    }
}
