package com.example.mcp.ladder;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The main code that a learner has at a checkpoint of a step. */
final class Exercise {

    private final Step step;
    private final Build build;

    Exercise(Step step, Build build) {
        this.step = step;
        this.build = build;
    }

    /**
     * The code when a checkpoint is done, or, with an empty one, at the start: the step before, what is given
     * and cut, and the files that the checkpoints up to there name, as they are in the solution.
     */
    Map<String, Path> after(String done) {
        Map<String, Path> files = Build.main(step.before(), step.folder(), step.readme().given());
        Map<String, Readme.Change> rows = new LinkedHashMap<>();
        step.readme().changes().forEach(row -> rows.put(row.path(), row));
        step.readme().checkpoints().forEach((number, text) -> {
            if (number.compareTo(done) <= 0) {
                Readme.parts(text).forEach(part -> write(part, rows.get(part.path()), done, files));
            }
        });
        rows.values().stream().filter(row -> row.kind().equals("cut"))
                .forEach(row -> files.put(row.path(), cut(row, done)));
        return files;
    }

    private Path cut(Readme.Change row, String done) {
        Map<String, String> open = new LinkedHashMap<>(row.cuts());
        open.values().removeIf(checkpoint -> checkpoint.compareTo(done) <= 0);
        return build.write("cut" + done + "/" + row.path(),
                Tool.cut(Ladder.read(step.folder().resolve(row.path())), open));
    }

    private void write(Readme.Part part, Readme.Change row, String done, Map<String, Path> files) {
        Path solution = step.folder().resolve(part.path());
        if (row == null || List.of("cut", "given").contains(row.kind())) {
            return;
        } else if (row.kind().equals("removed")) {
            files.remove(part.path());
        } else if (part.notYet().isEmpty()) {
            files.put(part.path(), solution);
        } else {
            String text = Ladder.read(solution);
            for (String name : part.notYet()) {
                text = Tool.without(text, name);
            }
            files.put(part.path(), build.write("part" + done + "/" + part.path(), text));
        }
        if (row.kind().equals("moved")) {
            step.changed().stream().filter(path -> row.why().contains(
                    path.replace("src/main/java/com/example/mcp/", ""))).forEach(files::remove);
        }
    }
}
