import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
              check N N.k         runs those of one checkpoint
              hint N.k            the first hint for a checkpoint;  hint N.k 2  and  hint N.k 3  say more
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
            case "hint" -> Hints.show(checkpoint(first, "\\d\\.\\d"), oneOf(second, "", "1", "2", "3"));
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

        /** The change table of the README: path within the step and kind of change, in reading order. */
        Map<String, String> changes() {
            Map<String, String> changes = new LinkedHashMap<>();
            Pattern cells = Pattern.compile("\\|\\s*([^|]+?)\\s*\\|"
                    + "\\s*(new|changed|given|moved|removed)\\s*\\|.*");
            for (String line : section("## The change")) {
                Matcher row = cells.matcher(line);
                if (row.matches()) {
                    String path = row.group(1).replaceFirst("^\\[.*]\\((.*)\\)$", "$1").replace("`", "");
                    boolean whole = path.startsWith("src/") || path.equals("pom.xml");
                    changes.put(whole ? path : "src/main/java/com/example/mcp/" + path, row.group(2));
                }
            }
            return changes;
        }

        /** The lines of the README below a heading. */
        List<String> section(String heading) {
            List<String> section = new ArrayList<>();
            boolean inside = false;
            for (String line : Folders.lines(folder.resolve("README.md"))) {
                if (line.matches("###? .*")) {
                    inside = (line + " ").startsWith(heading + " ");
                } else if (inside) {
                    section.add(line);
                }
            }
            return section;
        }
    }

    /** Verbs diff and compare: git shows what is different. */
    private static final class Lesson {
        static void show(Step step) throws IOException {
            Path before = step.base();
            diff(before.resolve("src/main"), step.folder().resolve("src/main"), "--stat");
            Set<String> paths = new LinkedHashSet<>(step.changes().keySet());
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
            for (Map.Entry<String, String> change : step.changes().entrySet()) {
                if (change.getValue().equals("given") && !change.getKey().equals("pom.xml")) {
                    Folders.copy(step.folder().resolve(change.getKey()), work.resolve(change.getKey()));
                    System.out.println("  given: " + change.getKey());
                }
            }
            System.out.println("Read " + Folders.name(step.folder()) + "/README.md, change the code in "
                    + Folders.name(work) + ", and run: " + ME + "check " + step.number() + "\n"
                    + "Start your own server with: mvn -q -f " + Folders.name(work) + " compile exec:exec");
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
            if (!checkpoint.isEmpty() && step.section("### " + checkpoint).isEmpty()) {
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
            groups.get(now).stream()
                    .collect(Collectors.groupingBy(Case::name, LinkedHashMap::new, Collectors.toList()))
                    .forEach((name, tests) -> Case.tell(tests));
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
            return step.section("### " + following).isEmpty() ? "Now the whole step: " + check
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

        boolean red() {
            return !message.isEmpty();
        }

        String name() {
            return file + "#" + method;
        }

        /** Tells the first red one of the cases of a test, and says which are red. */
        static void tell(List<Case> all) {
            List<Case> red = all.stream().filter(Case::red).toList();
            if (!red.isEmpty()) {
                String which = red.stream().map(test -> String.valueOf(all.indexOf(test) + 1))
                        .collect(Collectors.joining(", "));
                String cases = red.size() == all.size() ? "all " + all.size() + " cases"
                        : (red.size() == 1 ? "case " : "cases ") + which + " of " + all.size();
                red.get(0).tell(all.size() == 1 ? "" : " (" + cases + ")");
            }
        }

        private void tell(String which) {
            System.out.println("\nRED  " + method.replace('_', ' ') + which);
            Matcher said = EXPECTED.matcher(message);
            if (!said.matches()) {
                System.out.println(message.indent(5).stripTrailing());
            } else {
                boolean condition = said.group(3).matches("<(true|false)>");
                line("expected", said.group(2) != null ? "anything else" : condition ? null : said.group(3));
                line("came", condition ? said.group(1) : said.group(4));
                line("about", condition ? null : said.group(1));
            }
            line("test", name() + ", checkpoint " + checkpoint);
        }

        private static void line(String label, String text) {
            if (text != null) {
                String value = text.strip().replaceFirst("(?s)^<(.*)>$", "$1");
                if (value.length() > MAX_LENGTH) {
                    value = value.substring(0, MAX_LENGTH) + "... (" + value.length() + " characters)";
                }
                System.out.printf("     %-10s%s%n", label + ":", value);
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

    /** Verb hint: the folded hints of the README, one at a time. */
    private static final class Hints {
        static void show(String checkpoint, String which) {
            int number = which.isEmpty() ? 1 : Integer.parseInt(which);
            Step step = Step.of(checkpoint.substring(0, 1));
            Matcher hint = Pattern.compile("(?s)<summary>(Hint " + number + ".*?)</summary>(.*?)</details>")
                    .matcher(String.join("\n", step.section("### " + checkpoint)));
            if (!hint.find()) {
                throw new Refusal("The README of step " + step.number() + " has no hint " + number
                        + " for a checkpoint " + checkpoint + ".");
            }
            System.out.println(hint.group(1).strip() + "\n\n" + hint.group(2).strip().indent(4));
            System.out.println(number < 3 ? "More: " + ME + "hint " + checkpoint + " " + (number + 1)
                    : "Still stuck? " + ME + "compare " + step.number() + " (it shows the whole solution)");
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
        static final String MAVEN = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";

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
