import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The tool of the ladder: {@code java docs/Ladder.java} shows what it can do.
 *
 * <p>One file and nothing but the JDK, so that it runs without a build, on JDK 17 too. What it knows of a
 * step it reads from the step's README, in the form that {@code docs/README-SHAPE.md} describes.
 */
public final class Ladder {

    private static final String ME = "java docs/Ladder.java ";

    private static final String HELP = """
            java docs/Ladder.java <verb>        (N is a step, 1-8; N.k is one of its checkpoints)

              diff N              what step N adds to the step before: the lesson
              start N             makes work/stepNN: the code of step N-1 with the tests of step N
              start N --again     the same from anew; what you had moves aside
              check N             runs the tests of step N on your code in work/stepNN
              show N.k            what a checkpoint asks for
              check N N.k         runs the tests of one checkpoint
              hint N.k            the first hint for it;  hint N.k 2,  3  and  4  say more
              hint N.k 1 answer   what the question of a hint has for an answer
              compare N           your code beside the solution

            For maintainers:
              spread FILE         carries your uncommitted change of a step's file through the steps after it
              site                builds the pages of the project

            A good start:  java docs/Ladder.java start 1   and then   java docs/Ladder.java check 1
            """;

    private Ladder() {
    }

    public static void main(String[] args) throws Exception {
        try {
            System.exit(run(args));
        } catch (Refusal e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static int run(String[] args) throws Exception {
        String verb = args.length == 0 ? "help" : args[0];
        String first = args.length < 2 ? "" : args[1];
        String second = args.length < 3 ? "" : args[2];
        switch (verb) {
            case "help", "--help", "-h" -> System.out.print(HELP);
            case "diff" -> Lesson.show(Step.of(first));
            case "start" -> Start.start(Step.of(first), oneOf(second, "", "--again").equals("--again"));
            case "check" -> {
                Step step = Step.of(first);
                String form = step.number() + "\\.\\d";
                return Check.check(step, second.isEmpty() ? "" : checkpoint(second, form));
            }
            case "show" -> Hints.task(checkpoint(first, "\\d\\.\\d"));
            case "hint" -> {
                String number = oneOf(second, "", "1", "2", "3", "4");
                boolean answer = oneOf(args.length < 4 ? "" : args[3], "", "answer").equals("answer");
                int which = number.isEmpty() ? 1 : Integer.parseInt(number);
                Hints.hint(checkpoint(first, "\\d\\.\\d"), which, answer);
            }
            case "compare" -> Lesson.compare(Step.of(first));
            case "spread" -> {
                return Spread.spread(Path.of(first).toAbsolutePath().normalize());
            }
            case "site" -> {
                return Programs.run(null, Programs.MAVEN, "-q", "-pl", "docs", "exec:exec@site");
            }
            default -> throw new Refusal("There is no verb '" + verb + "': call the tool without one.");
        }
        return 0;
    }

    private static String oneOf(String word, String... known) {
        if (!List.of(known).contains(word)) {
            throw new Refusal("'" + word + "' is not among " + String.join(" ", known).strip() + ".");
        }
        return word;
    }

    private static String checkpoint(String word, String form) {
        if (!word.matches(form)) {
            throw new Refusal("A checkpoint is written like " + form.replace("\\d", "1").replace("\\", "")
                    + ", not '" + word + "'.");
        }
        return word;
    }

    /** A wrong argument, or a state that does not allow the verb: one sentence for a person, exit code 2. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refusal(String sentence) {
            super(sentence);
        }
    }

    /** One rung of the ladder. */
    private record Step(int number, Path folder) {
        static Step of(String word) {
            String digits = word.replaceFirst("^(step)?0?", "").replaceFirst("(-.*|/)$", "");
            return all().stream().filter(step -> digits.equals("" + step.number)).findFirst().orElseThrow(
                    () -> new Refusal("'" + word + "' is no step; the steps are 1 to " + all().size() + "."));
        }

        static List<Step> all() {
            return Stream.of(Folders.ROOT.toFile().list())
                    .filter(name -> name.matches("step\\d\\d-.*")).sorted()
                    .map(name -> new Step(Integer.parseInt(name.substring(4, 6)), Folders.ROOT.resolve(name)))
                    .toList();
        }

        /** What a learner starts from: the step before, and a bare server for the first. */
        Path base() {
            return number == 1 ? Folders.ROOT.resolve("docs/skeleton") : of("" + (number - 1)).folder;
        }

        /** The learner's folder. */
        Path work() {
            return Folders.ROOT.resolve("work").resolve(String.format("step%02d", number));
        }

        Path startedWork() {
            if (!Files.isDirectory(work())) {
                throw new Refusal("You have not begun this step yet: " + ME + "start " + number);
            }
            return work();
        }

        /** The change table of the README, in reading order. */
        List<Change> changes() {
            return Change.read(readme());
        }

        /** What the README says of a checkpoint; null if it has none of this number. */
        Checkpoint checkpoint(String number) {
            return Checkpoint.read(readme(), number);
        }

        private List<String> readme() {
            return Folders.lines(folder.resolve("README.md"));
        }
    }

    /**
     * A row of a change table.
     *
     * @param path where the file is within the step
     * @param cuts in a row whose change is "cut" the methods that a learner writes, each with its checkpoint
     */
    private record Change(String path, String kind, String why, Map<String, String> cuts, int line) {
        private static final Pattern CUT = Pattern.compile("(\\d\\.\\d): ((?:`[^`]+`(?:, | and )?)+)");

        /** The rows of all tables below "The change", in their order. */
        static List<Change> read(List<String> readme) {
            List<Change> changes = new ArrayList<>();
            boolean inside = false;
            for (int i = 0; i < readme.size(); i++) {
                String line = readme.get(i);
                inside = line.startsWith("## ") ? line.strip().equals("## The change") : inside;
                if (inside && line.startsWith("|") && !line.matches("[|\\s:-]+|\\| *file *\\|.*")) {
                    String[] cells = cells(line);
                    if (cells.length == 3) {
                        changes.add(new Change(path(cells[0]), cells[1], cells[2], cuts(cells), i + 1));
                    }
                }
            }
            return changes;
        }

        static String[] cells(String row) {
            return Stream.of(row.strip().replaceAll("^\\||(?<!\\\\)\\|$", "").split("(?<!\\\\)\\|", -1))
                    .map(cell -> cell.strip().replace("\\|", "|")).toArray(String[]::new);
        }

        private static String path(String cell) {
            String path = cell.replaceFirst("^\\[.*]\\((.*)\\)$", "$1").replace("`", "");
            boolean whole = path.startsWith("src/") || path.equals("pom.xml");
            return whole ? path : "src/main/java/com/example/mcp/" + path;
        }

        private static Map<String, String> cuts(String[] cells) {
            Map<String, String> cuts = new LinkedHashMap<>();
            if (cells[1].equals("cut")) {
                CUT.matcher(cells[2]).results().forEach(each -> Stream.of(each.group(2).split("`"))
                        .filter(name -> name.matches("\\w.*")).filter(name -> !name.equals("and"))
                        .forEach(name -> cuts.put(name, each.group(1))));
            }
            return cuts;
        }
    }

    /** A folded hint; the answer, folded in it once more, is empty if there is none. */
    private record Hint(String title, String text, String answer) { }

    /** What a README says of one checkpoint. */
    private record Checkpoint(String title, String task, List<Hint> hints) {
        private static final Pattern FIRST = Pattern.compile("(?s)```text\\n(RED {2}.*?)\\n```");

        /** The checkpoint of a number like 4.1, or null. */
        static Checkpoint read(List<String> readme, String number) {
            String title = null;
            boolean fence = false;
            StringBuilder text = new StringBuilder();
            for (String line : readme) {
                boolean heading = !fence && line.matches("###? .*");
                fence ^= line.startsWith("```");
                if (heading && title != null) {
                    break;
                } else if (heading && line.startsWith("### " + number + " ")) {
                    title = line.substring(4);
                } else if (title != null) {
                    text.append(line).append('\n');
                }
            }
            return title == null ? null : of(title, text.toString());
        }

        private static Checkpoint of(String title, String text) {
            List<Hint> hints = new ArrayList<>();
            StringBuilder task = new StringBuilder();
            for (String part : folds(text, task)) {
                StringBuilder hint = new StringBuilder();
                String answer = String.join("", folds(afterSummary(part), hint));
                hints.add(new Hint(summary(part), hint.toString().strip(), afterSummary(answer).strip()));
            }
            return new Checkpoint(title, task.toString().strip(), hints);
        }

        /** What is inside of the outermost details; the rest of the text is added to {@code rest}. */
        private static List<String> folds(String text, StringBuilder rest) {
            List<String> folds = new ArrayList<>();
            Matcher tag = Pattern.compile("<(/?)details[^>]*>\\n?").matcher(text);
            int depth = 0;
            int from = 0;
            while (tag.find()) {
                boolean opens = tag.group(1).isEmpty();
                if (opens && depth == 0) {
                    rest.append(text, from, tag.start());
                    from = tag.end();
                } else if (!opens && depth == 1) {
                    folds.add(text.substring(from, tag.start()));
                    from = tag.end();
                }
                depth += opens ? 1 : -1;
            }
            rest.append(text.substring(from));
            return folds;
        }

        private static String summary(String fold) {
            return fold.replaceFirst("(?s).*?<summary>(.*?)</summary>.*", "$1").strip();
        }

        private static String afterSummary(String fold) {
            return fold.replaceFirst("(?s).*?</summary>", "");
        }

        /** The hint of a number, or null. */
        Hint hint(int number) {
            return hints.stream().filter(hint -> hint.title().startsWith("Hint " + number + ":")).findFirst()
                    .orElse(null);
        }

        /** The first failure that one should expect, as check prints it; empty if the README says none. */
        String first() {
            Matcher first = FIRST.matcher(task);
            return first.find() ? first.group(1) : "";
        }
    }

    /** Verbs diff and compare: git shows what is different. */
    private static final class Lesson {
        static void show(Step step) throws IOException {
            Path before = step.base();
            diff(before.resolve("src/main"), step.folder().resolve("src/main"), "--stat");
            Set<String> paths = new LinkedHashSet<>();
            step.changes().forEach(change -> paths.add(change.path()));
            paths.removeIf(path -> path.startsWith("src/test"));
            paths.addAll(Folders.files(step.folder(), "src/main"));
            paths.addAll(Folders.files(before, "src/main"));
            for (String path : paths) {
                diff(before.resolve(path), step.folder().resolve(path), "--patch");
            }
        }

        private static void diff(Path old, Path now, String form) throws IOException {
            String none = "/dev/null"; // git knows this name on Windows too
            Programs.run(null, "git", "--no-pager", "diff", "--no-index", form,
                    Files.exists(old) ? Folders.name(old) : none,
                    Files.exists(now) ? Folders.name(now) : none);
        }

        static void compare(Step step) throws IOException {
            String mine = Folders.name(step.startedWork().resolve("src/main"));
            String solution = Folders.name(step.folder().resolve("src/main"));
            System.out.println("- is yours, + is the solution; lines without a sign are in both.");
            if (Programs.run(null, "git", "diff", "--no-index", "-w", mine, solution) == 0) {
                System.out.println("Your code and the solution differ in nothing but spaces.");
            }
        }
    }

    /** Verb start: the learner's folder. */
    private static final class Start {
        static void start(Step step, boolean again) throws IOException {
            Path work = step.work();
            if (Files.exists(work) && !again) {
                throw new Refusal(Folders.name(work) + " is there already. To begin anew, with what you have "
                        + "moved aside: " + ME + "start " + step.number() + " --again");
            } else if (Files.exists(work)) {
                System.out.println("What you had is in " + Folders.name(moveAside(work)) + " now.");
            }
            Folders.copy(step.base().resolve("src/main"), work.resolve("src/main"));
            for (String tests : List.of("src/test/java", "src/test/resources")) {
                Folders.copy(step.folder().resolve(tests), work.resolve(tests));
            }
            Files.writeString(work.resolve("pom.xml"), pom(step));
            System.out.println(Folders.name(work) + " has the code to start from and the new tests.");
            for (Change change : step.changes()) {
                bring(step, change);
            }
            System.out.println("Read " + Folders.name(step.folder()) + "/README.md, change the code in "
                    + Folders.name(work) + ", and run: " + ME + "check " + step.number() + "\n"
                    + "Start your own server with: mvn -q -f " + Folders.name(work) + " compile exec:exec");
        }

        /** Brings a file that the learner gets from the solution, whole or without some bodies. */
        private static void bring(Step step, Change change) throws IOException {
            Path from = step.folder().resolve(change.path());
            Path to = step.work().resolve(change.path());
            if (change.kind().equals("cut")) {
                Files.createDirectories(to.getParent());
                Files.writeString(to, Cut.cut(String.join("\n", Folders.lines(from)) + "\n", change.cuts()));
                System.out.println("  cut:   " + change.path() + ": you write " + change.cuts().entrySet()
                        .stream().map(method -> method.getKey() + " (" + method.getValue() + ")")
                        .collect(Collectors.joining(", ")));
            } else if (change.kind().equals("given") && !change.path().equals("pom.xml")) {
                Folders.copy(from, to);
                System.out.println("  given: " + change.path());
            }
        }

        private static Path moveAside(Path work) throws IOException {
            int number = 1;
            while (Files.exists(work.resolveSibling(work.getFileName() + "-before-" + number))) {
                number++;
            }
            return Files.move(work, work.resolveSibling(work.getFileName() + "-before-" + number));
        }

        /** The step's pom for a folder one level deeper that is no module of the parent. */
        private static String pom(Step step) {
            String name = "<artifactId>" + step.folder().getFileName() + "</artifactId>";
            return (String.join("\n", Folders.lines(step.folder().resolve("pom.xml"))) + "\n")
                    .replace("</parent>", "    <relativePath>../../pom.xml</relativePath>\n    </parent>")
                    .replace(name, name.replace(">step", ">work-step"));
        }
    }

    /** Verb check: the tests of a step on the learner's code, told in words. */
    private static final class Check {
        static int check(Step step, String checkpoint) throws Exception {
            Path work = step.startedWork();
            if (!checkpoint.isEmpty() && step.checkpoint(checkpoint) == null) {
                throw new Refusal("Step " + step.number() + " has no checkpoint " + checkpoint + ".");
            }
            for (String report : Folders.files(work, "target/surefire-reports")) {
                Files.delete(work.resolve(report));
            }
            Path log = Files.createDirectories(work.resolve("target")).resolve("check.log");
            System.out.println("Running the tests in " + Folders.name(work) + " ...");
            Programs.run(log, Programs.MAVEN, "-B", "-q", "-f", work.resolve("pom.xml").toString(), "test",
                    "-Dmaven.test.failure.ignore=true", "-Dgroups=" + checkpoint);
            List<Case> cases = Reports.read(work);
            return cases.isEmpty() ? notRun(work, Folders.lines(log)) : tell(step, checkpoint, cases);
        }

        private static int notRun(Path work, List<String> log) {
            Set<String> errors = new LinkedHashSet<>();
            boolean compiler = false;
            for (String line : log) {
                if (line.contains("COMPILATION ERROR") || line.contains("Failed to execute")) {
                    compiler = line.contains("COMPILATION ERROR");
                } else if (compiler && !line.startsWith("[INFO]")) {
                    errors.add(line.replaceFirst("^\\[ERROR] ?", "").replace(work + File.separator, ""));
                }
            }
            System.out.println(errors.isEmpty() ? "No test ran. Maven said:" : "The code does not compile:");
            System.out.println(indent(errors.isEmpty() ? log : errors));
            return 1;
        }

        private static int tell(Step step, String checkpoint, List<Case> cases) {
            Map<String, List<Case>> groups = cases.stream().collect(Collectors.groupingBy(
                    test -> test.checkpoint.startsWith(step.number() + ".") ? test.checkpoint : "carried",
                    TreeMap::new, Collectors.toList()));
            List<String> red = new ArrayList<>();
            groups.forEach((name, tests) -> {
                long bad = tests.stream().filter(Case::red).count();
                System.out.printf("  %-8s %d green%s%n", name + ":", tests.size() - bad,
                        bad == 0 ? "" : ", " + bad + " red");
                red.addAll(bad == 0 ? List.of() : List.of(name));
            });
            // In full only where to work now: what broke (unless nothing runs), or the first open checkpoint.
            List<Case> carried = groups.getOrDefault("carried", List.of());
            boolean broke = red.contains("carried")
                    && (red.size() == 1 || carried.stream().filter(Case::red).count() * 2 < carried.size());
            String now = red.isEmpty() ? "" : broke ? "carried" : red.get(0);
            if (now.isEmpty()) {
                System.out.println("\nAll green. " + next(step, checkpoint));
                return 0;
            }
            // The failure that the README promises comes first.
            String promised = now.equals("carried") ? "" : step.checkpoint(now).first();
            groups.get(now).stream()
                    .collect(Collectors.groupingBy(Case::name, LinkedHashMap::new, Collectors.toList()))
                    .values().stream()
                    .sorted(Comparator.comparing(
                            tests -> !promised.startsWith("RED  " + tests.get(0).words())))
                    .forEach(Case::tell);
            Pattern failure = Pattern.compile("-32603|\\b500\\b");
            if (groups.get(now).stream().anyMatch(test -> failure.matcher(test.message).find())) {
                System.out.println("\nWhat the server threw is in "
                        + Folders.name(step.work()) + "/target/surefire-reports, in the files *-output.txt.");
            }
            System.out.println(now.equals("carried") ? "\nThey were green before: the change broke them."
                    : "\nStuck? " + ME + "hint " + now);
            red.stream().filter(name -> !name.equals(now) && !name.equals("carried")).forEach(
                    name -> System.out.println("More red: " + ME + "check " + step.number() + " " + name));
            return 1;
        }

        /** What a learner does when all that ran is green: the solution is shown only at the end. */
        private static String next(Step step, String checkpoint) {
            String check = ME + "check " + step.number();
            if (checkpoint.isEmpty()) {
                return "Another way to write it: " + ME + "compare " + step.number();
            }
            String following = step.number() + "." + (checkpoint.charAt(2) - '0' + 1);
            return step.checkpoint(following) == null ? "Now the whole step: " + check
                    : "Next, with what the README says of it: " + check + " " + following;
        }

        private static String indent(Collection<String> lines) {
            return lines.stream().map(line -> "    " + line).collect(Collectors.joining("\n"));
        }
    }

    /** One test that ran; the message is empty where it was green. */
    private record Case(String file, String method, String checkpoint, String message, int number) {

        private static final int MAX_LENGTH = 300;

        private static final Pattern EXPECTED = Pattern.compile(
                "(?s)(?:(.*?) ==> )?(?:Unexpected .*?, )?expected: (not equal)?(.*?)(?: ?but was: (.*?))?");

        /** What a body that is cut throws. */
        private static final Pattern CUT =
                Pattern.compile("(?s)java.lang.UnsupportedOperationException: (\\d\\.\\d: .*)");

        boolean red() {
            return !message.isEmpty();
        }

        String name() {
            return file + "#" + method;
        }

        /** The name of the method as a sentence. */
        String words() {
            return method.replace('_', ' ');
        }

        /** Tells the first red one of the cases of a test, and says which are red. */
        static void tell(List<Case> all) {
            List<Case> red = all.stream().filter(Case::red).toList();
            if (!red.isEmpty()) {
                String which = red.stream().map(test -> String.valueOf(all.indexOf(test) + 1))
                        .collect(Collectors.joining(", "));
                String cases = red.size() == all.size() ? "all " + all.size() + " cases"
                        : (red.size() == 1 ? "case " : "cases ") + which + " of " + all.size();
                Case first = red.get(0);
                System.out.println("\n" + told(first.name(), first.checkpoint, first.message).stripTrailing()
                        .replaceFirst("\n", (all.size() == 1 ? "" : " (" + cases + ")") + "\n"));
            }
        }

        /** The lines for one red test. */
        private static String told(String name, String checkpoint, String message) {
            StringBuilder told = new StringBuilder("RED  ");
            told.append(name.replaceFirst(".*#", "").replace('_', ' ')).append("\n");
            Matcher said = EXPECTED.matcher(message);
            Matcher cut = CUT.matcher(message);
            if (cut.matches()) {
                line(told, "to do", cut.group(1));
            } else if (!said.matches()) {
                told.append("     ").append(message.replaceAll("\\s+", " ").strip()).append('\n');
            } else {
                boolean condition = said.group(3).matches("<(true|false)>");
                String expected = said.group(2) != null ? "anything else" : said.group(3);
                line(told, "expected", condition ? null : expected);
                line(told, "came", condition ? said.group(1) : said.group(4));
                line(told, "about", condition ? null : said.group(1));
            }
            line(told, "test", name + ", checkpoint " + checkpoint);
            return told.toString();
        }

        private static void line(StringBuilder told, String label, String text) {
            if (text != null) {
                String value = text.strip().replaceFirst("(?s)^<(.*)>$", "$1").replaceAll("\\s+", " ");
                if (value.length() > MAX_LENGTH) {
                    value = value.substring(0, MAX_LENGTH) + "... (" + value.length() + " characters)";
                }
                told.append(String.format("     %-10s%s%n", label + ":", value).replace("\r", ""));
            }
        }
    }

    /** Surefire's reports, and the checkpoints that the sources of the tests are tagged with. */
    private static final class Reports {
        static List<Case> read(Path work) throws Exception {
            List<Case> cases = new ArrayList<>();
            for (String report : Folders.files(work, "target/surefire-reports")) {
                if (report.endsWith(".xml")) {
                    DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
                    xml.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
                    xml.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                    NodeList tests = xml.newDocumentBuilder().parse(work.resolve(report).toFile())
                            .getElementsByTagName("testcase");
                    for (int i = 0; i < tests.getLength(); i++) {
                        read(work, (Element) tests.item(i), cases);
                    }
                }
            }
            return cases;
        }

        private static void read(Path work, Element test, List<Case> cases) {
            String type = test.getAttribute("classname");
            String file = type.substring(type.lastIndexOf('.') + 1);
            String method = test.getAttribute("name").replaceFirst("[({\\[].*", "");
            Map<String, String> tags =
                    tags(work.resolve("src/test/java/" + type.replace('.', '/') + ".java"));
            String checkpoint = tags.getOrDefault(method, tags.getOrDefault(file, "none"));
            if (test.getElementsByTagName("skipped").getLength() == 0) {
                cases.add(new Case(file, method, checkpoint, message(test), cases.size()));
            }
        }

        private static String message(Element test) {
            for (String kind : List.of("failure", "error")) {
                Element found = (Element) test.getElementsByTagName(kind).item(0);
                if (found != null) {
                    String type = found.getAttribute("type") + ": ";
                    return (type.contains("Assertion") ? "" : type) + found.getAttribute("message") + " ";
                }
            }
            return "";
        }

        /** The checkpoint at the class, under its name, and at methods, under theirs. */
        private static Map<String, String> tags(Path source) {
            Map<String, String> tags = new HashMap<>();
            String waiting = null;
            for (String line : Folders.lines(source)) {
                if (line.matches(" *@Tag\\(\"\\d\\.\\d\"\\)")) {
                    waiting = line.replaceAll("[^\\d.]", "");
                } else if (line.matches("( {4})?[\\w ]*(class|void) \\w+.*")) {
                    tags.put(line.replaceFirst(".*?\\b(class|void) (\\w+).*", "$2"), waiting);
                    waiting = null;
                }
            }
            tags.values().removeIf(tag -> tag == null);
            return tags;
        }
    }

    /** Verbs show and hint: what a README says of a checkpoint, and its folded hints, one at a time. */
    private static final class Hints {
        static void task(String checkpoint) {
            Checkpoint found = find(checkpoint);
            int width = Paper.width();
            System.out.println(Paper.show(found.title() + "\n\n" + found.task(), width));
            System.out.println("\nStuck? " + ME + "hint " + checkpoint);
        }

        static void hint(String checkpoint, int number, boolean answer) {
            Checkpoint found = find(checkpoint);
            Hint hint = found.hint(number);
            if (hint == null || answer && hint.answer().isEmpty()) {
                throw new Refusal("The README has no " + (hint == null ? "hint " : "answer to hint ") + number
                        + " for a checkpoint " + checkpoint + ".");
            }
            int width = Paper.width();
            System.out.println(answer ? "The answer to " + hint.title() : hint.title());
            String text = Paper.show(answer ? hint.answer() : hint.text(), width - 4);
            System.out.print("\n" + text.indent(4).replaceAll("(?m)^ +$", "") + "\n");
            if (!answer && !hint.answer().isEmpty()) {
                System.out.println("Its answer: " + ME + "hint " + checkpoint + " " + number + " answer");
            }
            System.out.println(found.hint(number + 1) != null
                    ? "More: " + ME + "hint " + checkpoint + " " + (number + 1)
                    : "Still stuck? " + ME + "compare " + checkpoint.charAt(0)
                            + " (it shows the whole solution)");
        }

        private static Checkpoint find(String checkpoint) {
            Step step = Step.of(checkpoint.substring(0, 1));
            Checkpoint found = step.checkpoint(checkpoint);
            if (found == null) {
                throw new Refusal("Step " + step.number() + " has no checkpoint " + checkpoint + ".");
            }
            return found;
        }
    }

    /** A part of a type; {@code body} is where its bracket opens, -1 without one. */
    private record Member(String owner, String name, String parameters, Kind kind,
            int start, int end, int body) {

        enum Kind { TYPE, HEADER, METHOD, FIELD }

        String path() {
            return owner.isEmpty() ? name : owner + "." + name;
        }

        /** Whether these are its parameters, written with or without the arguments of generic types. */
        boolean takes(String wanted) {
            return kind == Kind.METHOD
                    && (parameters.equals(wanted) || Source.raw(parameters).equals(Source.raw(wanted)));
        }
    }

    /** The members of a Java file, found by its brackets, as its Java may be newer than the one that runs. */
    private static final class Source {
        private static final Pattern ANNOTATION = Pattern.compile(
                "@(?!interface\\b)[\\w.]+\\s*(\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\))?");
        private static final String MODIFIERS = "(?:(?:public|protected|private|static|final|abstract|default"
                + "|sealed|non-sealed|native|synchronized|transient|volatile|strictfp)\\s+)*";
        private static final Pattern TYPE = Pattern.compile("\\s*" + MODIFIERS
                + "(class|interface|enum|@interface|record(?=\\s+\\w+\\s*[<(]))\\s+(\\w+)[^;]*");
        private static final Pattern METHOD = Pattern.compile("[^(]*?(\\w+)\\s*\\((.*)\\)[^()]*",
                Pattern.DOTALL);

        private final String text;
        private final String code;
        private final List<Member> members = new ArrayList<>();

        Source(String text) {
            this.text = text;
            this.code = blank(text, true, true);
            read("", 0, code.length());
        }

        /** The text with its comments or literals, or both, replaced by as many spaces. */
        static String blank(String text, boolean comments, boolean literals) {
            StringBuilder code = new StringBuilder(text);
            int at = 0;
            while (at < text.length()) {
                int end = skip(text, at);
                boolean comment = text.charAt(at) == '/';
                for (int i = at; i < end && (comment ? comments : literals); i++) {
                    if (text.charAt(i) != '\n') {
                        code.setCharAt(i, ' ');
                    }
                }
                at = Math.max(end, at + 1);
            }
            return code.toString();
        }

        /** The end of the comment or literal that begins here; {@code at} itself if none does. */
        private static int skip(String text, int at) {
            if (text.startsWith("//", at)) {
                return endOf(text, "\n", at);
            } else if (text.startsWith("/*", at)) {
                return endOf(text, "*/", at + 2);
            }
            for (String quote : List.of("\"\"\"", "\"", "'")) {
                if (text.startsWith(quote, at)) {
                    int i = at + quote.length();
                    while (i < text.length() && !text.startsWith(quote, i)) {
                        i += text.charAt(i) == '\\' ? 2 : 1;
                    }
                    return Math.min(i + quote.length(), text.length());
                }
            }
            return at;
        }

        private static int endOf(String text, String mark, int from) {
            int found = text.indexOf(mark, from);
            return found < 0 ? text.length() : found + mark.length();
        }

        /** How many lines are code: not blank, no comment, import or package line. */
        static long codeLines(String text) {
            return blank(text, true, false).lines()
                    .filter(line -> !line.isBlank() && !line.matches("(import|package) .*")).count();
        }

        private void read(String owner, int from, int to) {
            int at = from;
            while (at < to) {
                boolean between = Character.isWhitespace(code.charAt(at)) || code.charAt(at) == ';';
                at = between ? at + 1 : member(owner, at, to);
            }
        }

        /** Notes the member that starts here, and what is in it; returns where it ends. */
        private int member(String owner, int start, int to) {
            int value = -1;
            for (int i = start; i < to; i++) {
                char c = code.charAt(i);
                if (c == '{' && value < 0) {
                    int end = close(i) + 1;
                    note(owner, start, end, i, code.substring(start, i));
                    return end;
                } else if (c == ';') {
                    note(owner, start, i + 1, -1, code.substring(start, value < 0 ? i : value));
                    return i + 1;
                } else if (c == '=' && value < 0) {
                    value = i;
                } else if ("([{".indexOf(c) >= 0) {
                    i = close(i);
                }
            }
            return to;
        }

        /** Where the bracket closes that opens here. */
        private int close(int open) {
            int depth = 0;
            for (int i = open; i < code.length(); i++) {
                depth += "([{".indexOf(code.charAt(i)) >= 0 ? 1 : ")]}".indexOf(code.charAt(i)) >= 0 ? -1 : 0;
                if (depth == 0) {
                    return i;
                }
            }
            return code.length() - 1;
        }

        private void note(String owner, int start, int end, int body, String written) {
            String header = ANNOTATION.matcher(written).replaceAll(" ").strip();
            Matcher type = TYPE.matcher(header);
            Matcher method = METHOD.matcher(header);
            String room = owner.substring(owner.lastIndexOf('.') + 1);
            if (body >= 0 && type.matches()) {
                Member found = new Member(owner, type.group(2), "", Member.Kind.TYPE, start, end, body);
                members.add(found);
                if (type.group(1).equals("record")) {
                    int last = start + written.stripTrailing().length();
                    members.add(new Member(found.path(), found.name(), "", Member.Kind.HEADER, start, last,
                            -1));
                }
                read(found.path(), type.group(1).equals("enum") ? constants(found) : body + 1, end - 1);
            } else if (method.matches()) {
                members.add(new Member(owner, method.group(1), types(method.group(2)), Member.Kind.METHOD,
                        start, end, body));
            } else if (body >= 0 && header.replaceFirst("^" + MODIFIERS, "").equals(room)) {
                members.add(new Member(owner, room, "", Member.Kind.METHOD, start, end, body));
            } else if (body < 0 && !header.matches("(?s)(import|package)\\s.*")) {
                for (String declared : raw(header).split(",")) {
                    String name = declared.replaceAll("[\\s\\[\\]]+$", "").replaceFirst("(?s).*\\W", "");
                    members.add(new Member(owner, name, "", Member.Kind.FIELD, start, end, -1));
                }
            }
        }

        /** Notes the constants of an enum; returns where its other members begin. */
        private int constants(Member type) {
            int start = -1;
            for (int i = type.body() + 1; i < type.end(); i++) {
                char c = code.charAt(i);
                if (c == ',' || c == ';' || i == type.end() - 1) {
                    if (start >= 0) {
                        String name = ANNOTATION.matcher(code.substring(start, i)).replaceAll(" ").strip()
                                .replaceFirst("(?s)\\W.*", "");
                        int end = c == '}' ? i : i + 1;
                        members.add(new Member(type.path(), name, "", Member.Kind.FIELD, start, end, -1));
                    }
                    start = -1;
                    if (c == ';') {
                        return i + 1;
                    }
                } else {
                    start = start < 0 && !Character.isWhitespace(c) ? i : start;
                    i = "([{".indexOf(c) >= 0 ? close(i) : i;
                }
            }
            return type.end() - 1;
        }

        /** The types of parameters, without blanks, names and annotations. */
        private static String types(String parameters) {
            StringBuilder types = new StringBuilder();
            int depth = 0;
            for (String part : parameters.replaceAll("\\bfinal\\s", "").split("(?<=[<>,])|(?=[<>,])")) {
                depth += part.equals("<") ? 1 : part.equals(">") ? -1 : 0;
                types.append(part.equals(",") && depth == 0 ? ";" : part);
            }
            return Stream.of(types.toString().split(";"))
                    .map(each -> each.strip().replaceFirst("\\s*\\w+$", "").replaceAll("\\s", ""))
                    .collect(Collectors.joining(","));
        }

        /** The text without the arguments of generic types. */
        static String raw(String types) {
            String before = "";
            String after = types;
            while (!after.equals(before)) {
                before = after;
                after = before.replaceAll("<[^<>]*>", "");
            }
            return after;
        }

        /**
         * The members of a name: {@code name}, {@code Nested.name}, {@code name(Type, Type)} for one
         * overload. What stands directly in the file's type comes before what stands in a nested one. The
         * name of a type is its constructors, else for a record its head, else the whole type.
         */
        List<Member> find(String wanted) {
            String name = wanted.replaceFirst("(?s)\\(.*", "").strip();
            String types = wanted.contains("(") ? wanted.replaceAll("(?s)^.*?\\(|\\)\\s*$|\\s", "") : null;
            String top = members.isEmpty() ? "" : members.get(0).name();
            for (Pattern place : List.of(Pattern.compile(Pattern.quote(top + "." + name)),
                    Pattern.compile("(.*\\.)?" + Pattern.quote(name)))) {
                List<Member> found = members.stream().filter(each -> place.matcher(each.path()).matches())
                        .filter(each -> types == null || each.takes(types)).toList();
                List<Member> methods =
                        found.stream().filter(each -> each.kind() == Member.Kind.METHOD).toList();
                if (!found.isEmpty()) {
                    return methods.isEmpty() ? found : methods;
                }
            }
            return List.of();
        }

        /** The same for a text; the checks use it too. */
        static List<Member> find(String text, String wanted) {
            return new Source(text).find(wanted);
        }

        /** The first sentence of the Javadoc of a member, without its markup; empty if there is none. */
        String purpose(Member member) {
            int end = text.lastIndexOf("*/", member.start());
            int begin = end < 0 ? -1 : text.lastIndexOf("/**", end);
            if (begin < 0 || !code.substring(begin, member.start()).isBlank()) {
                return "";
            }
            String comment = text.substring(begin + 3, end).replaceAll("\\s*\\n\\s*\\*? ?", " ")
                    .replaceFirst("(?s)\\s@\\w.*|<p>.*", "")
                    .replaceAll("\\{@\\w+ #?([^}]*)}", "$1").replaceAll("</?\\w+>", "").strip();
            Matcher sentence = Pattern.compile("(?s)(.+?\\.)(\\s.*)?").matcher(comment);
            return (sentence.matches() ? sentence.group(1) : comment).replaceAll("\\s+", " ");
        }

        /** Lines of the file: those of a member, or all, then from one that has some words to another. */
        static String excerpt(String text, String place) {
            Matcher form = Pattern.compile("(?:#(.*?))?(?:\\s*\\bfrom \"(.*?)\")?(?:\\s*\\bto \"(.*)\")?")
                    .matcher(place.strip());
            if (!form.matches()) {
                throw new Refusal("'" + place + "' is not like #member from \"…\" to \"…\"");
            }
            String part = form.group(1) == null ? text : new Source(text).whole(form.group(1).strip());
            List<String> lines = part.lines().toList();
            int from = form.group(2) == null ? 0 : lineWith(lines, 0, form.group(2));
            int to = form.group(3) == null ? lines.size() - 1 : lineWith(lines, from, form.group(3));
            return String.join("\n", lines.subList(from, to + 1)).stripIndent().stripTrailing() + "\n";
        }

        private static int lineWith(List<String> lines, int from, String words) {
            for (int i = from; i < lines.size(); i++) {
                if (lines.get(i).contains(words)) {
                    return i;
                }
            }
            throw new Refusal("no line there has the words " + words);
        }

        private String whole(String wanted) {
            List<Member> found = find(wanted);
            if (found.size() != 1) {
                throw new Refusal(found.isEmpty() ? "there is no member " + wanted
                        : "there are " + found.size() + " members " + wanted + "; write it like "
                        + found.get(0).name() + "(" + found.get(0).parameters() + ") or Nested.name");
            }
            Member member = found.get(0);
            int line = text.lastIndexOf('\n', member.start()) + 1;
            return text.substring(text.substring(line, member.start()).isBlank() ? line : member.start(),
                    member.end());
        }
    }

    /** Replaces the bodies that a learner writes. */
    private static final class Cut {
        private static final int COLUMNS = 110;

        /** The source with some bodies cut, and without imports for them; methods come with checkpoints. */
        static String cut(String text, Map<String, String> methods) {
            Source source = new Source(text);
            TreeMap<Integer, String> bodies = new TreeMap<>();
            Map<Integer, Integer> ends = new HashMap<>();
            methods.forEach((name, checkpoint) -> {
                List<Member> found = source.find(name).stream()
                        .filter(each -> each.kind() == Member.Kind.METHOD && each.body() >= 0).toList();
                if (found.isEmpty()) {
                    throw new Refusal("there is no method " + name + " to cut");
                }
                for (Member method : found) {
                    bodies.put(method.body(), body(source, method, checkpoint));
                    ends.put(method.body(), method.end());
                }
            });
            StringBuilder cut = new StringBuilder(text);
            bodies.descendingMap().forEach((start, body) -> cut.replace(start, ends.get(start), body));
            return bodies.isEmpty() ? text : withoutUnusedImports(cut.toString());
        }

        private static String body(Source source, Member method, String checkpoint) {
            int line = source.text.lastIndexOf('\n', method.start()) + 1;
            String indent = source.text.substring(line, method.start()).replaceAll("\\S.*", "") + "    ";
            // A constructor has to call another one first; that line is no lesson.
            Matcher first = Pattern.compile("\\s*(?:super|this)\\s*\\(")
                    .matcher(source.code.substring(method.body() + 1, method.end()));
            String call = "";
            if (first.lookingAt()) {
                int end = source.code.indexOf(';', source.close(method.body() + first.end()));
                call = indent + source.text.substring(method.body() + 1, end + 1).strip() + "\n";
            }
            String purpose = source.purpose(method);
            String message =
                    checkpoint + ": " + (purpose.isEmpty() ? "Write " + method.name() + "." : purpose);
            return "{\n" + call + thrown(indent, message.replace("\\", "\\\\").replace("\"", "\\\"")) + "\n"
                    + indent.substring(4) + "}";
        }

        private static String thrown(String indent, String message) {
            String start = indent + "throw new UnsupportedOperationException(";
            if (start.length() + message.length() + 4 <= COLUMNS) {
                return start + "\"" + message + "\");";
            }
            List<String> lines = Paper.wrap(message, COLUMNS - indent.length() - 16);
            return start + "\n" + lines.stream()
                    .map(line -> "\"" + line + (line == lines.get(lines.size() - 1) ? "\"" : " \""))
                    .collect(Collectors.joining("\n" + indent + "        + ", indent + "        ", ");"));
        }

        private static String withoutUnusedImports(String text) {
            Pattern line = Pattern.compile("(?m)^import (?:static )?[\\w.]+?\\.(\\w+);\n");
            String rest = Source.blank(line.matcher(text).replaceAll(""), false, true);
            return line.matcher(text).replaceAll(found -> rest.matches("(?s).*\\b" + found.group(1) + "\\b.*")
                    ? Matcher.quoteReplacement(found.group()) : "");
        }
    }

    /** Markdown on a terminal: wrapped, code between its backticks, tables in columns. */
    private static final class Paper {
        private static final Pattern WORD = Pattern.compile("(?:`[^`]*`|[^\\s`]|`)+");
        private static final Pattern ITEM = Pattern.compile("( *(?:[-*]|\\d+\\.) +)(.*)");
        private static final int LEAST = 6;

        /** As wide as the terminal, if it can be asked, within what reads well; else 100. */
        static int width() {
            String columns = String.valueOf(System.getenv("COLUMNS"));
            if (!columns.matches("\\d+") && System.console() != null && !Programs.WINDOWS) {
                String size = Programs.answer("sh", "-c", "stty size < /dev/tty");
                columns = size.replaceFirst("\\d+ ", "").strip();
            }
            return columns.matches("\\d{1,4}") ? Math.max(40, Math.min(120, Integer.parseInt(columns))) : 100;
        }

        static String show(String markdown, int width) {
            List<String> lines = markdown.replaceAll("(?s)<!--.*?-->\\n?", "")
                    .replaceAll("</?(?:details|summary)>", "\n").lines().toList();
            List<String> shown = new ArrayList<>();
            for (int i = 0; i < lines.size();) {
                int start = i++;
                String line = lines.get(start);
                if (line.startsWith("```")) {
                    while (i < lines.size() && !lines.get(i).startsWith("```")) {
                        shown.add("    " + lines.get(i++));
                    }
                    i++;
                } else if (line.startsWith("|")) {
                    while (i < lines.size() && lines.get(i).startsWith("|")) {
                        i++;
                    }
                    shown.addAll(table(lines.subList(start, i), width));
                } else if (line.isBlank() || line.startsWith("#")) {
                    shown.add(inline(line.replaceFirst("^#+ ", "")));
                } else {
                    while (i < lines.size() && continues(lines.get(i))) {
                        i++;
                    }
                    shown.addAll(paragraph(String.join(" ", lines.subList(start, i)), width));
                }
            }
            return String.join("\n", shown).replaceAll("\\n{3,}", "\n\n").replaceFirst("^\\n+", "")
                    .stripTrailing();
        }

        private static boolean continues(String line) {
            return !line.isBlank() && !line.matches("(```|\\||#).*") && !ITEM.matcher(line).matches();
        }

        private static List<String> paragraph(String text, int width) {
            Matcher item = ITEM.matcher(text);
            String first = item.matches() ? item.group(1) : "";
            List<String> lines = wrap(inline(item.matches() ? item.group(2) : text), width - first.length());
            List<String> shown = new ArrayList<>();
            for (String line : lines) {
                shown.add((shown.isEmpty() ? first : " ".repeat(first.length())) + line);
            }
            return shown;
        }

        /** Without emphasis and links that lead to files; what is code stays as it is. */
        private static String inline(String text) {
            StringBuilder shown = new StringBuilder();
            Matcher part = Pattern.compile("(`+)(.*?)\\1|[^`]+|`").matcher(text
                    .replaceAll("\\[([^\\]]*)]\\((https?://[^)\\s]*)\\)", "$1 ($2)")
                    .replaceAll("\\[([^\\]]*)]\\([^)\\s]*\\)", "$1"));
            while (part.find()) {
                shown.append(part.group(1) != null ? part.group() : part.group()
                        .replaceAll("\\*\\*|(?<!\\w)\\*(?=\\w)|(?<=[\\w.,?!])\\*(?!\\w)", "")
                        .replaceAll("<br ?/?>", " ").replaceAll("</?[a-z]+>", "")
                        .replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
            }
            return shown.toString();
        }

        private static List<String> table(List<String> rows, int width) {
            List<List<String>> cells = rows.stream().filter(row -> !row.matches("[|\\s:-]+"))
                    .map(row -> Stream.of(Change.cells(row)).map(Paper::inline).toList()).toList();
            int columns = cells.stream().mapToInt(List::size).max().orElse(0);
            int[] widths = new int[columns];
            for (List<String> row : cells) {
                for (int i = 0; i < row.size(); i++) {
                    widths[i] = Math.max(widths[i], row.get(i).length());
                }
            }
            int widest = widest(widths);
            while (IntStream.of(widths).sum() + 2 * (columns - 1) > width && widths[widest] > LEAST) {
                widths[widest]--;
                widest = widest(widths);
            }
            List<String> shown = new ArrayList<>();
            for (List<String> row : cells) {
                List<String> lines = row(row, widths);
                shown.addAll(lines);
                if (row == cells.get(0)) {
                    shown.add(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")));
                } else if (lines.size() > 1 && row != cells.get(cells.size() - 1)) {
                    shown.add("");
                }
            }
            return shown;
        }

        private static int widest(int[] widths) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            return widest;
        }

        private static List<String> row(List<String> cells, int[] widths) {
            List<List<String>> wrapped = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                int most = Math.max(1, widths[i]);
                wrapped.add(wrap(cells.get(i), most).stream()
                        .flatMap(line -> Stream.of(line.split("(?<=\\G.{" + most + "})"))).toList());
            }
            int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < height; i++) {
                StringBuilder line = new StringBuilder();
                for (int column = 0; column < wrapped.size(); column++) {
                    String text = i < wrapped.get(column).size() ? wrapped.get(column).get(i) : "";
                    line.append(text).append(" ".repeat(Math.max(0, widths[column] - text.length()) + 2));
                }
                lines.add(line.toString().stripTrailing());
            }
            return lines;
        }

        /** Lines of at most so many characters, where words allow it; code is one word if it fits. */
        static List<String> wrap(String text, int width) {
            List<String> lines = new ArrayList<>();
            Matcher word = WORD.matcher(text);
            String line = "";
            while (word.find()) {
                for (String part : word.group().length() <= width ? new String[] {word.group()}
                        : word.group().split("\\s+")) {
                    if (!line.isEmpty() && line.length() + 1 + part.length() > width) {
                        lines.add(line);
                        line = "";
                    }
                    line += (line.isEmpty() ? "" : " ") + part;
                }
            }
            if (!line.isEmpty() || lines.isEmpty()) {
                lines.add(line);
            }
            return lines;
        }
    }

    /** Verb spread: one change, made in one step, merged into the same file of the steps after it. */
    private static final class Spread {
        static int spread(Path file) throws IOException {
            Step from = Step.all().stream().filter(step -> file.startsWith(step.folder())).findFirst()
                    .orElseThrow(() -> new Refusal("'" + file + "' is no file of a step."));
            if (!Files.isRegularFile(file)) {
                throw new Refusal(Folders.name(file) + " is no file; what is deleted, delete in each step.");
            }
            Path base = Files.createTempFile("ladder", ".base");
            boolean known = Programs.run(base, "git", "show", "HEAD:./" + Folders.name(file)) == 0;
            int conflicts = 0;
            for (Step step : Step.all()) {
                if (step.number() > from.number()) {
                    Path target = step.folder().resolve(from.folder().relativize(file));
                    String result = into(target, known ? base : null, file);
                    System.out.printf("%-10s %s%n", result, Folders.name(target));
                    conflicts += result.equals("CONFLICT") ? 1 : 0;
                }
            }
            Files.delete(base);
            return conflicts == 0 ? 0 : 1;
        }

        /** Merges the change from {@code base}, null for a file that is new, to {@code changed}. */
        private static String into(Path target, Path base, Path changed) throws IOException {
            if (!Files.exists(target)) {
                if (base == null) {
                    Folders.copy(changed, target);
                }
                return base == null ? "copied" : "absent";
            } else if (base == null) {
                return Files.mismatch(changed, target) < 0 ? "as it was" : "CONFLICT";
            }
            byte[] old = Files.readAllBytes(target);
            int status = Programs.run(null, "git", "merge-file",
                    "-L", "this step", "-L", "HEAD", "-L", "the change",
                    target.toString(), base.toString(), changed.toString());
            boolean same = Arrays.equals(old, Files.readAllBytes(target));
            return status != 0 ? "CONFLICT" : same ? "as it was" : "merged";
        }
    }

    /** Other programs: git and Maven. */
    private static final class Programs {
        static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
        static final String MAVEN = WINDOWS ? "mvn.cmd" : "mvn";

        /** What a program writes; empty where it does not run. */
        static String answer(String... command) {
            try {
                Process program = new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
                return new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                return "";
            }
        }

        /** Runs a program in the top folder, with its output in a file unless null; returns its exit code. */
        static int run(Path output, String... command) throws IOException {
            ProcessBuilder program = new ProcessBuilder(command).directory(Folders.ROOT.toFile()).inheritIO();
            if (output != null) {
                program.redirectErrorStream(true).redirectOutput(output.toFile());
            }
            try {
                return program.start().waitFor();
            } catch (IOException e) {
                throw new Refusal("This needs the program " + command[0] + ": " + e.getMessage());
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    /** Folders and what is in them. */
    private static final class Folders {
        static final Path ROOT = root();

        /** The folder, at the place of the call or above, that holds the ladder. */
        private static Path root() {
            Path folder = Path.of("").toAbsolutePath();
            while (folder != null && !Files.exists(folder.resolve("docs").resolve("Ladder.java"))) {
                folder = folder.getParent();
            }
            if (folder == null) {
                throw new Refusal("Call the tool from inside the folder of the project.");
            }
            return folder;
        }

        /** The path from the top folder, with slashes. */
        static String name(Path file) {
            return ROOT.relativize(file).toString().replace(File.separatorChar, '/');
        }

        /** The paths, from {@code root}, of all files below one of its folders. */
        static List<String> files(Path root, String below) throws IOException {
            if (!Files.isDirectory(root.resolve(below))) {
                return List.of();
            }
            try (Stream<Path> files = Files.walk(root.resolve(below))) {
                return files.filter(Files::isRegularFile)
                        .map(file -> root.relativize(file).toString().replace(File.separatorChar, '/'))
                        .sorted().toList();
            }
        }

        /** The lines of a file; none where there is no file. What is not UTF-8 does no harm. */
        static List<String> lines(Path file) {
            try {
                byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
                return new String(bytes, StandardCharsets.UTF_8).lines().toList();
            } catch (IOException e) {
                throw new Refusal(file + " cannot be read: " + e.getMessage());
            }
        }

        static void copy(Path from, Path to) throws IOException {
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target = file.equals(from) ? to : to.resolve(from.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
