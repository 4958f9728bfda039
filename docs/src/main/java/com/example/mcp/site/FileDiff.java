package com.example.mcp.site;

import java.util.List;

/**
 * How one file differs between two neighbours.
 *
 * @param path  its path within the step
 * @param kind  new, changed, cut, given, moved or removed
 * @param row   what the README says of it, null where it says nothing
 * @param old   its path in the step before, from the top folder
 * @param now   its path in the step itself, from the top folder
 * @param hunks its lines
 */
record FileDiff(String path, String kind, Change row, String old, String now, boolean isNew, boolean isGone,
        List<Hunk> hunks) {

    static FileDiff of(Project project, Step step, String path, Change row) {
        String now = step.folder() + "/" + path;
        String old = step.before() + "/" + path;
        if (row != null && row.kind().equals("moved")) {
            old = row.code().stream().map(code -> step.before() + "/" + ChangeTable.path(code))
                    .filter(project::isFile).findFirst().orElse(old);
        }
        boolean isNew = !project.isFile(old);
        boolean isGone = !project.isFile(now);
        String kind = row != null ? row.kind() : isNew ? "new" : isGone ? "removed" : "changed";
        List<Hunk> hunks =
                LineDiff.of(project.read(old).lines().toList(), project.read(now).lines().toList());
        return new FileDiff(path, kind, row, old, now, isNew, isGone, hunks);
    }

    boolean differs() {
        return isNew != isGone || added() + removed() > 0 || kind.equals("moved");
    }

    /** Whether there are lines on both sides to lay side by side. */
    boolean hasTwoSides() {
        return !isNew && !isGone;
    }

    long added() {
        return hunks.stream().filter(hunk -> !hunk.equal()).flatMap(hunk -> hunk.rows().stream())
                .filter(line -> line.now() != null).count();
    }

    long removed() {
        return hunks.stream().filter(hunk -> !hunk.equal()).flatMap(hunk -> hunk.rows().stream())
                .filter(line -> line.old() != null).count();
    }
}
