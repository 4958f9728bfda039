package com.example.mcp;

import com.example.mcp.client.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The official conformance suite. What fails or warns must be in its baseline, and what is in it must fail.
 *
 * @param baselines where the lists of expected failures are
 */
record Conformance(NodeTools node, Path folder, Path baselines) {

    private static final String PACKAGE = "@modelcontextprotocol/conformance";

    String version() {
        return node.version(PACKAGE);
    }

    /** The scenarios of a server that its version of the protocol requires, or all where it names none. */
    String server(String url, String version, boolean required, String baseline) throws Exception {
        return run("server", null, required ? requirements(version, "server") : null, "--url", url,
                required ? "--requirements" : "--spec-version", version,
                "--expected-failures", baselines.resolve(baseline).toString());
    }

    /** All scenarios of a suite for clients; none may fail. */
    String client(Path javaArguments, String suite) throws Exception {
        return run("client", null, null, "--command", command(javaArguments), "--suite", suite);
    }

    /** The scenarios of a client that a version of the protocol requires. */
    String client(Path javaArguments, String version, String baseline) throws Exception {
        return run("client", null, requirements(version, "client"), "--command", command(javaArguments),
                "--requirements", version, "--expected-failures", baselines.resolve(baseline).toString());
    }

    /** The two scenarios of an authorization server; somebody has to log in. */
    String authorization(String issuer, String clientId, String resource, Browser browser) throws Exception {
        return run("authorization", browser, null, "--url", issuer, "--client-id", clientId,
                "--resource", resource, "--port", Program.freePort(), "--spec-version", "2025-11-25");
    }

    private static String command(Path javaArguments) {
        // The suite splits it at blanks; the class path is in the file, where it may have some.
        return Path.of(System.getProperty("java.home"), "bin", "java") + " @" + javaArguments;
    }

    private String run(String leg, Browser browser, Set<String> required, String... arguments)
            throws IOException, InterruptedException {
        Path results = Files.createTempDirectory(folder, leg);
        List<String> command = new ArrayList<>(node.program(PACKAGE, "conformance", leg));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-o", results.toString()));
        if (!leg.equals("authorization")) {
            command.addAll(List.of("--timeout", "120000"));
        }
        Program.Outcome outcome = Program.run(folder, 600, browser, Map.of(), command);
        Map<String, String> verdicts = verdicts(results);
        Set<String> counted = new HashSet<>(verdicts.keySet());
        counted.removeIf(name -> required != null && !required.contains(name));
        outcome.expect(0, "");
        if (counted.isEmpty() || required != null && !counted.equals(required)) {
            throw new AssertionError("not all scenarios ran, only " + counted);
        }
        return summary(counted.stream().collect(Collectors.groupingBy(verdicts::get, Collectors.counting())));
    }

    /** As the suite counts: a warning is no failure, and exit code 0 says that each failure was expected. */
    private static String summary(Map<String, Long> counts) {
        long warned = counts.getOrDefault("warned", 0L);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        String text = "pass: " + (counts.getOrDefault("passed", 0L) + warned) + " of " + all;
        text += warned == 0 ? "" : " (" + warned + " with a warning)";
        text += counts.containsKey("failed") ? ", known: " + counts.get("failed") : "";
        return text + (counts.containsKey("empty") ? ", without a check: " + counts.get("empty") : "");
    }

    /** For each scenario what became of it. */
    private static Map<String, String> verdicts(Path results) throws IOException {
        Map<String, String> verdicts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(results)) {
            for (Path file : files.filter(path -> path.endsWith("checks.json")).toList()) {
                String name = results.relativize(file.getParent()).toString().replace('\\', '/')
                        .replaceFirst("^(server|authorization-server)-(?!auth)", "")
                        .replaceFirst("-\\d{4}-\\d\\d-\\d\\dT.*", "");
                Set<String> checks = JsonMapper.shared().readTree(file).valueStream()
                        .map(check -> check.path("status").stringValue("")).collect(Collectors.toSet());
                verdicts.put(name, checks.contains("FAILURE") ? "failed"
                        : checks.contains("WARNING") ? "warned"
                        : checks.contains("SUCCESS") ? "passed" : "empty");
            }
        }
        return verdicts;
    }

    private Set<String> requirements(String version, String leg) throws IOException {
        Path suite = node.path(PACKAGE, "conformance").getParent().getParent();
        Set<String> names = new HashSet<>();
        String section = "";
        for (String line : Files.readAllLines(suite.resolve("requirements").resolve(version + ".yaml"))) {
            section = line.matches("\\w+:.*") ? line.replaceFirst(":.*", "") : section;
            if (section.equals(leg) && line.startsWith("  - ")) {
                names.add(line.substring(4).strip());
            }
        }
        return names;
    }
}
