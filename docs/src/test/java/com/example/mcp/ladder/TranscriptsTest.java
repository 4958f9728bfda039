package com.example.mcp.ladder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * R12: what a README shows of a terminal is what comes.
 *
 * <p>A block runs against the server of the step that it names first by {@code -f stepNN-…}, or else of the
 * block before it. {@code -Dladder.rewrite=true} writes what came into the READMEs. The steps that need
 * Keycloak are left out unless {@code -Dladder.keycloak=true} is set.
 */
@Tag("suites")
@Execution(ExecutionMode.CONCURRENT)
class TranscriptsTest {

    private static final boolean REWRITE = Boolean.getBoolean("ladder.rewrite");
    private static final int FIRST_WITH_KEYCLOAK = 7;

    /** The step that a command speaks of. */
    private static final Pattern NAMED = Pattern.compile("-f step0(\\d)-");

    /**
     * A command, and what it is said to write; {@code line} is the one of the command in the README.
     *
     * @param step of whose server the command speaks: the one that its block names, or else the block before
     */
    private record Command(int step, int line, int end, String words, List<String> output) { }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_console_blocks_show_what_comes(int number) {
        Step step = Step.chosen(number);
        Ladder.each("R12", ladder -> {
            List<Command> commands = commands(step.readme());
            if (!commands.isEmpty() && (number < FIRST_WITH_KEYCLOAK || Build.KEYCLOAK)) {
                // Keycloak's port is the one that the READMEs show: one step at a time.
                synchronized (number < FIRST_WITH_KEYCLOAK ? step : TranscriptsTest.class) {
                    compare(step, commands, run(step, commands, ladder), ladder);
                }
            }
        });
    }

    /** What each command writes; those that follow one another for one step share its server and a shell. */
    private static List<List<String>> run(Step step, List<Command> commands, Ladder ladder) {
        List<List<String>> came = new ArrayList<>();
        while (came.size() < commands.size()) {
            int from = came.size();
            int number = commands.get(from).step();
            List<String> words = commands.stream().skip(from).takeWhile(command -> command.step() == number)
                    .map(Command::words).toList();
            try (Terminal terminal = Terminal.open(Step.of(number))) {
                came.addAll(terminal.run(words));
            } catch (IOException | InterruptedException e) {
                ladder.found(step.readme().file(), commands.get(from).line(), "cannot be run: " + e);
                words.forEach(word -> came.add(List.of("(was not run)")));
            }
        }
        return came;
    }

    private static List<Command> commands(Readme readme) {
        List<Command> commands = new ArrayList<>();
        int step = readme.step();
        for (Readme.Console console : readme.consoles()) {
            List<String> lines = console.lines();
            Matcher named = NAMED.matcher(String.join("\n", lines));
            step = named.find() ? Integer.parseInt(named.group(1)) : step;
            for (int i = 0; i < lines.size();) {
                int start = i;
                StringBuilder words = new StringBuilder(lines.get(i++).substring(2));
                while (i < lines.size() && !complete(words.toString())) {
                    words.append('\n').append(lines.get(i++).replaceFirst("^> ", ""));
                }
                int output = i;
                while (i < lines.size() && !lines.get(i).startsWith("$ ")) {
                    i++;
                }
                commands.add(new Command(step, console.line() + start, console.line() + output,
                        words.toString(), lines.subList(output, i)));
            }
        }
        return commands;
    }

    /** Whether a command goes on in the next line: after a backslash, or inside of single quotes. */
    private static boolean complete(String words) {
        return !words.endsWith("\\") && words.chars().filter(c -> c == '\'').count() % 2 == 0;
    }

    private static void compare(Step step, List<Command> commands, List<List<String>> came,
            Ladder ladder) {
        Path readme = step.readme().file();
        List<String> text = new ArrayList<>(step.readme().lines());
        // From the last to the first, so that the numbers of the lines before stay true.
        for (int i = commands.size() - 1; i >= 0; i--) {
            Command command = commands.get(i);
            List<String> expected = command.output().stream().map(Terminal::normal).toList();
            List<String> actual = came.get(i).stream().map(Terminal::normal).toList();
            if (!matches(expected, actual) && REWRITE) {
                List<String> place =
                        text.subList(command.end() - 1, command.end() - 1 + command.output().size());
                place.clear();
                place.addAll(actual);
            } else if (!matches(expected, actual)) {
                ladder.found(readme, command.line(), "shows\n" + shown(expected) + "\n  but what comes is\n"
                        + shown(actual) + "\n  run this test with -Dladder.rewrite=true to write that");
            }
        }
        if (REWRITE) {
            Ladder.write(readme, text);
        }
    }

    /** Whether the lines are the same, where a line with three dots only stands for any number of them. */
    private static boolean matches(List<String> expected, List<String> actual) {
        String pattern = expected.stream().map(line -> line.strip().matches("…|\\.\\.\\.") ? "(.*\n)*"
                : Pattern.quote(line) + "\n").collect(Collectors.joining());
        return (String.join("\n", actual).stripTrailing() + "\n").matches(pattern.stripTrailing() + "\n*");
    }

    private static String shown(List<String> lines) {
        return lines.isEmpty() ? "    (nothing)" : lines.stream().map(line -> "    " + line)
                .collect(Collectors.joining("\n"));
    }
}
