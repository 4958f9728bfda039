package com.example.mcp.site;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;

/** Compares two files line by line, and lays lines beside each other that are versions of one another. */
final class LineDiff {

    /** Lines that share less than this are two lines, not two versions of one. */
    private static final double ALIKE = 0.5;

    private final List<Hunk.Row> rows = new ArrayList<>();
    private final List<String> old;
    private final List<String> now;
    private final int oldStart;
    private final int nowStart;

    private LineDiff(AbstractDelta<String> delta) {
        old = delta.getSource().getLines();
        now = delta.getTarget().getLines();
        oldStart = delta.getSource().getPosition();
        nowStart = delta.getTarget().getPosition();
    }

    static List<Hunk> of(List<String> old, List<String> now) {
        return DiffUtils.diff(old, now, true).getDeltas().stream().map(delta -> {
            boolean equal = delta.getType() == DeltaType.EQUAL;
            return new Hunk(equal, new LineDiff(delta).rows(equal));
        }).toList();
    }

    private List<Hunk.Row> rows(boolean equal) {
        if (equal) {
            for (int i = 0; i < old.size(); i++) {
                rows.add(new Hunk.Row(old(i), now(i)));
            }
            return rows;
        }
        double[][] best = best();
        int i = 0;
        int j = 0;
        int oldDone = 0;
        int nowDone = 0;
        while (i < old.size() && j < now.size()) {
            if (best[i][j] == best[i + 1][j]) {
                i++;
            } else if (best[i][j] == best[i][j + 1]) {
                j++;
            } else {
                unlike(oldDone, i, nowDone, j);
                versions(i++, j++);
                oldDone = i;
                nowDone = j;
            }
        }
        unlike(oldDone, old.size(), nowDone, now.size());
        return rows;
    }

    /** At [i][j]: how much lines from i and from j on can have in common at most, if none cross. */
    private double[][] best() {
        double[][] best = new double[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                double alike = WordDiff.of(old.get(i), now.get(j)).similarity();
                best[i][j] = Math.max(Math.max(best[i + 1][j], best[i][j + 1]),
                        alike < ALIKE ? 0 : alike + best[i + 1][j + 1]);
            }
        }
        return best;
    }

    private void versions(int i, int j) {
        WordDiff words = WordDiff.of(old.get(i), now.get(j));
        rows.add(new Hunk.Row(new Hunk.Line(oldStart + i + 1, words.old()),
                new Hunk.Line(nowStart + j + 1, words.now())));
    }

    private void unlike(int oldFrom, int oldTo, int nowFrom, int nowTo) {
        for (int k = 0; k < Math.max(oldTo - oldFrom, nowTo - nowFrom); k++) {
            rows.add(new Hunk.Row(oldFrom + k < oldTo ? old(oldFrom + k) : null,
                    nowFrom + k < nowTo ? now(nowFrom + k) : null));
        }
    }

    private Hunk.Line old(int i) {
        return new Hunk.Line(oldStart + i + 1, List.of());
    }

    private Hunk.Line now(int j) {
        return new Hunk.Line(nowStart + j + 1, List.of());
    }
}
