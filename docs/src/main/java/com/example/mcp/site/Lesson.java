package com.example.mcp.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a step adds to the one before.
 *
 * @param files the files of the change table in its order, then what differs but is not in it
 * @param tests the tests that differ
 */
record Lesson(Step step, List<FileDiff> files, List<FileDiff> tests) {

    static Lesson of(Project project, Step step) {
        Map<String, Change> changes = new LinkedHashMap<>();
        ChangeTable.of(Markdown.parse(project.read(step.readme())))
                .forEach(row -> changes.put(row.path(), row));
        Set<String> paths = new LinkedHashSet<>(changes.keySet());
        paths.addAll(project.files(step.folder()));
        paths.addAll(project.files(step.before()));
        paths.remove("README.md");
        // The old path of a file that moved is told with the new one.
        paths.removeAll(changes.values().stream().filter(row -> row.kind().equals("moved"))
                .flatMap(row -> row.code().stream()).map(ChangeTable::path).toList());
        List<FileDiff> files = new ArrayList<>();
        List<FileDiff> tests = new ArrayList<>();
        for (String path : paths) {
            FileDiff diff = FileDiff.of(project, step, path, changes.get(path));
            if (diff.differs() && !onlyNamed(project, step, path)) {
                (path.startsWith("src/test/") ? tests : files).add(diff);
            }
        }
        return new Lesson(step, files, tests);
    }

    /** Each step's pom has the step's name, which is no lesson. */
    private static boolean onlyNamed(Project project, Step step, String path) {
        String old = project.read(step.before() + "/pom.xml");
        String now = project.read(step.folder() + "/pom.xml");
        return path.equals("pom.xml") && now.replace(step.folder(), step.before()).equals(old);
    }

    boolean shows(String path) {
        return Stream.concat(files.stream(), tests.stream()).anyMatch(file -> file.path().equals(path));
    }

    long added() {
        return files.stream().mapToLong(FileDiff::added).sum();
    }

    long removed() {
        return files.stream().mapToLong(FileDiff::removed).sum();
    }
}
