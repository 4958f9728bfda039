package com.example.mcp.ladder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What git says of the differences between two folders. */
final class Git {

    /** A block of lines that differ: those that go, those that come, and the file and line where they are. */
    record Hunk(Path file, int line, List<String> old, List<String> now) { }

    private Git() {
    }

    /** All differences, without lines around them. */
    static List<Hunk> hunks(Path before, Path after) {
        List<Hunk> hunks = new ArrayList<>();
        Path file = null;
        for (String line : diff(before, after)) {
            if (line.startsWith("+++ ") || line.startsWith("--- ")) {
                // The name of the file that is there: for a deleted one that of the old side.
                file = line.contains("/dev/null") ? file
                        : Ladder.ROOT.resolve(line.substring(4).replaceFirst("\t.*", ""));
            } else if (line.startsWith("@@ ")) {
                int number = Integer.parseInt(line.replaceFirst(".* \\+(\\d+).*", "$1"));
                hunks.add(new Hunk(file, number, new ArrayList<>(), new ArrayList<>()));
            } else if (line.startsWith("-")) {
                hunks.getLast().old().add(line.substring(1));
            } else if (line.startsWith("+")) {
                hunks.getLast().now().add(line.substring(1));
            }
        }
        return hunks;
    }

    private static List<String> diff(Path before, Path after) {
        try {
            Process git = new ProcessBuilder("git", "-c", "core.quotePath=false", "diff", "--no-index",
                    "--no-color",
                    "--no-prefix", "--no-renames", "-U0", Ladder.name(before), Ladder.name(after))
                    .directory(Ladder.ROOT.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
