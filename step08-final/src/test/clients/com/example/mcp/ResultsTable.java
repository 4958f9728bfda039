package com.example.mcp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What each client achieved, as a table for people. */
final class ResultsTable {

    /** One thing that one client does; it returns its result in a few words, or throws. */
    record Row(String client, String version, String scenario, Scenario action) {
    }

    interface Scenario {
        String run() throws Exception;
    }

    private final List<String[]> lines = new ArrayList<>();

    ResultsTable() {
        lines.add(new String[] {"client", "version", "scenario", "result"});
    }

    /** Runs a row and adds its line, whatever the result. */
    void add(Row row) throws Exception {
        String result = "FAIL";
        try {
            result = row.action().run();
        } finally {
            lines.add(new String[] {row.client(), row.version(), row.scenario(), result});
        }
    }

    /** Writes the table, with the day, as Markdown. */
    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(line(lines.get(i)));
            if (i == 0) {
                text.append(text.toString().replaceAll("[^|\n]", "-"));
            }
        }
        String where = System.getProperty("os.name") + ", Java " + Runtime.version().feature();
        text.append("\nRun on ").append(LocalDate.now()).append(" (").append(where).append(").\n");
        Files.writeString(file, text);
        System.out.println("\n" + text);
    }

    private String line(String[] cells) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < cells.length; i++) {
            int column = i;
            int width = lines.stream().mapToInt(all -> all[column].length()).max().orElse(0);
            line.append(' ').append(cells[i]).append(" ".repeat(width - cells[i].length())).append(" |");
        }
        return line.append('\n').toString();
    }
}
