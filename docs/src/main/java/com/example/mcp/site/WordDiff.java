package com.example.mcp.site;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Compares two lines word by word.
 *
 * @param old        where in the old line something went away
 * @param now        where in the new one something came
 * @param similarity how much of both is in both, from 0 to 1
 */
record WordDiff(List<Code.Range> old, List<Code.Range> now, double similarity) {

    private static final Pattern WORD = Pattern.compile("\\w+|\\s+|[^\\w\\s]");

    static WordDiff of(String old, String now) {
        List<MatchResult> oldWords = WORD.matcher(old).results().toList();
        List<MatchResult> nowWords = WORD.matcher(now).results().toList();
        List<Code.Range> oldMarks = new ArrayList<>();
        List<Code.Range> nowMarks = new ArrayList<>();
        int common = 0;
        List<AbstractDelta<String>> deltas =
                DiffUtils.diff(texts(oldWords), texts(nowWords), true).getDeltas();
        for (AbstractDelta<String> delta : deltas) {
            if (delta.getType() == DeltaType.EQUAL) {
                common += length(delta.getSource().getLines());
            } else {
                mark(oldMarks, oldWords, delta.getSource());
                mark(nowMarks, nowWords, delta.getTarget());
            }
        }
        int all = length(texts(oldWords)) + length(texts(nowWords));
        return new WordDiff(oldMarks, nowMarks, all == 0 ? 0 : 2.0 * common / all);
    }

    private static List<String> texts(List<MatchResult> words) {
        return words.stream().map(MatchResult::group).toList();
    }

    /** Characters that are no blanks: two lines are not alike because they are indented alike. */
    private static int length(List<String> words) {
        return words.stream().filter(word -> !word.isBlank()).mapToInt(String::length).sum();
    }

    private static void mark(List<Code.Range> marks, List<MatchResult> words, Chunk<String> chunk) {
        if (chunk.size() > 0) {
            marks.add(new Code.Range(words.get(chunk.getPosition()).start(), words.get(chunk.last()).end()));
        }
    }
}
