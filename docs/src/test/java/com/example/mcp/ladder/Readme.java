package com.example.mcp.ladder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A step's README, a chapter in the shape that docs/README-SHAPE.md describes. */
record Readme(Path file) {

    /** A row of the change table: the path within the step, and what is cut with its checkpoint. */
    record Change(String path, String kind, String why, Map<String, String> cuts, int line) { }

    /** A row of the table below "Break it". */
    record Mutation(String path, String old, String replacement, String test, String gain, int line) { }

    /** A file that a checkpoint names, and the words of the lines that it does not have at that time. */
    record Part(String path, List<String> notYet) { }

    /** A folded hint of a checkpoint, and the answer that is folded in it. */
    record Hint(String title, String text, String answer) { }

    /** A console block: where it starts, and its lines. */
    record Console(int line, List<String> lines) { }

    private static final String CODE = "`[^`]+`";
    private static final Pattern FILES =
            Pattern.compile("\\bFiles?: ((?:" + CODE + "|[^`.]|\\.(?!\\s))+)\\.");
    private static final Pattern FILE = Pattern.compile(
            "(\\[[^\\]]*]\\([^)]*\\)|" + CODE + ")(?:\\s*\\(((?:" + CODE + "|[^)`])*)\\))?");

    /** The number of the step. */
    int step() {
        return Integer.parseInt(file.getParent().getFileName().toString().substring(4, 6));
    }

    boolean exists() {
        return Files.exists(file);
    }

    List<String> lines() {
        return Ladder.lines(file);
    }

    List<String> headings() {
        return outsideOfBlocks().filter(line -> line.startsWith("## ")).toList();
    }

    /** The numbers of the checkpoints, with the text of each. */
    Map<String, String> checkpoints() {
        Map<String, String> checkpoints = new LinkedHashMap<>();
        String current = null;
        boolean block = false;
        for (String line : lines()) {
            block ^= line.startsWith("```");
            if (!block && line.matches("###? .*")) {
                current = line.matches("### \\d\\.\\d .*") ? line.substring(4, 7) : null;
            } else if (current != null) {
                checkpoints.merge(current, line + "\n", String::concat);
            }
        }
        return checkpoints;
    }

    /** What a checkpoint says between "Files:" and the end of the sentence. */
    static List<Part> parts(String checkpoint) {
        List<Part> parts = new ArrayList<>();
        FILES.matcher(checkpoint).results()
                .flatMap(files -> FILE.matcher(files.group(1)).results()).forEach(file -> {
                    String remark = file.group(2) == null ? "" : file.group(2).strip();
                    List<String> words = Pattern.compile(CODE).matcher(remark).results()
                            .map(word -> code(word.group())).toList();
                    parts.add(new Part(path(file.group(1)),
                            remark.startsWith("not yet") ? words : List.of()));
                });
        return parts;
    }

    /** The failure that a checkpoint says to expect first, as the tool prints it; empty if it says none. */
    static String firstFailure(String checkpoint) {
        return Pattern.compile("(?s)```text\n(RED {2}.*?)\n```").matcher(checkpoint).results()
                .map(block -> block.group(1)).findFirst().orElse("");
    }

    /** The text below a second-level heading. */
    String section(String heading) {
        StringBuilder section = new StringBuilder();
        boolean block = false;
        boolean inside = false;
        for (String line : lines()) {
            block ^= line.startsWith("```");
            if (!block && line.startsWith("## ")) {
                inside = line.equals(heading);
            } else if (inside) {
                section.append(line).append('\n');
            }
        }
        return section.toString();
    }

    List<Change> changes() {
        return Tool.changes(lines());
    }

    /** The paths of the files that a learner is given. */
    List<String> given() {
        return changes().stream().filter(change -> change.kind().equals("given")).map(Change::path).toList();
    }

    List<Mutation> mutations() {
        List<Mutation> mutations = new ArrayList<>();
        rows("## Break it").forEach((line, cells) -> mutations.add(new Mutation(path(cells.get(0)),
                code(cells.get(1)), code(cells.get(2)), code(cells.get(3)),
                cells.size() > 4 ? cells.get(4) : "", line)));
        return mutations;
    }

    /** The console blocks that start with a command. */
    List<Console> consoles() {
        List<Console> consoles = new ArrayList<>();
        List<String> block = null;
        int start = 0;
        for (int i = 0; i < lines().size(); i++) {
            String line = lines().get(i);
            if (block == null && line.equals("```console")) {
                block = new ArrayList<>();
                start = i + 2;
            } else if (block != null && line.equals("```")) {
                if (!block.isEmpty() && block.getFirst().startsWith("$ ")) {
                    consoles.add(new Console(start, block));
                }
                block = null;
            } else if (block != null) {
                block.add(line);
            }
        }
        return consoles;
    }

    /** The rows of the table below a heading that have four cells or more, by their line; not its head. */
    private Map<Integer, List<String>> rows(String heading) {
        Map<Integer, List<String>> rows = new LinkedHashMap<>();
        boolean inside = false;
        for (int i = 0; i < lines().size(); i++) {
            String line = lines().get(i);
            inside = line.startsWith("## ") ? line.equals(heading) : inside;
            if (inside && line.matches("\\|.*\\|\\s*") && !line.matches("[|\\s:-]+|\\| *file *\\|.*")) {
                String[] parts = line.strip().replaceAll("^\\||\\|$", "").split("(?<!\\\\)\\|", -1);
                if (parts.length >= 4) {
                    rows.put(i + 1, Stream.of(parts).map(part -> part.strip().replace("\\|", "|")).toList());
                }
            }
        }
        return rows;
    }

    /** The path within the step that a cell or a word of a README stands for. */
    static String path(String cell) {
        String path = code(cell.replaceFirst("^\\[.*]\\((.*)\\)$", "$1"));
        boolean whole = path.startsWith("src/") || path.equals("pom.xml");
        return whole ? path : "src/main/java/com/example/mcp/" + path;
    }

    private static String code(String cell) {
        return cell.replaceFirst("^(`+) ?(.*?) ?\\1$", "$2");
    }

    private Stream<String> outsideOfBlocks() {
        boolean[] block = {false};
        return lines().stream().filter(line -> {
            block[0] ^= line.startsWith("```");
            return !block[0];
        });
    }
}
