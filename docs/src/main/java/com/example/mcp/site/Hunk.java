package com.example.mcp.site;

import java.util.List;

/**
 * Neighbouring lines that are all alike on both sides, or all not.
 *
 * @param equal whether they are alike
 */
record Hunk(boolean equal, List<Row> rows) {

    /** Two lines beside each other; null where there is none. */
    record Row(Line old, Line now) { }

    /**
     * A line of one side.
     *
     * @param number counted from 1
     * @param marks  what in it changed, where its other side is a version of it
     */
    record Line(int number, List<Code.Range> marks) { }
}
