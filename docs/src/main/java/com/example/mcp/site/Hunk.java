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
     * @param html its text, escaped, with what changed in it marked
     */
    record Line(int number, String html) { }
}
