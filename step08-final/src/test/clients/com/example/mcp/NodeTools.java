package com.example.mcp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The clients that are npm packages, in a folder of this build, with a Node of their own. */
record NodeTools(Path folder) {

    private static final Path SOURCES = Path.of("node");
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    /**
     * Installs them, unless the same ones are installed.
     *
     * @throws IOException if that is not possible here; the message is a sentence that says why
     */
    static NodeTools install(Path folder) throws IOException, InterruptedException {
        Path installed = folder.resolve("installed.json");
        Path wanted = SOURCES.resolve("package.json");
        Files.createDirectories(folder);
        if (Files.notExists(installed) || Files.mismatch(installed, wanted) >= 0) {
            Files.copy(wanted, folder.resolve("package.json"), StandardCopyOption.REPLACE_EXISTING);
            System.out.println("Real clients: npm installs them into " + folder + " (only once)");
            npm(folder);
            if (Files.notExists(node(folder))) {
                throw new IOException("npm did not run the install script of the package 'node'");
            }
            Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
        }
        try (Stream<Path> scripts = Files.list(SOURCES)) {
            for (Path script : scripts.filter(file -> file.toString().endsWith(".mjs")).toList()) {
                Path copy = folder.resolve(script.getFileName());
                Files.copy(script, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return new NodeTools(folder);
    }

    private static void npm(Path folder) throws IOException, InterruptedException {
        List<String> command = List.of(WINDOWS ? "npm.cmd" : "npm", "install", "--no-package-lock",
                "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error",
                "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=2000");
        Program.Outcome outcome;
        try {
            outcome = Program.run(folder, 600, null, Map.of(), command);
        } catch (IOException e) {
            throw new IOException("there is no npm on this machine (install Node to run them)", e);
        }
        if (outcome.exit() != 0) {
            String reason = outcome.output().lines().filter(line -> line.contains("code"))
                    .findFirst().orElse("exit code " + outcome.exit()).replaceAll("\\s+", " ");
            throw new IOException("npm could not install them (" + reason + ")");
        }
    }

    /** The command that runs one of the scripts beside package.json. */
    List<String> script(String name, String... arguments) {
        return command(folder.resolve(name), arguments);
    }

    /** The command that runs a program of a package. */
    List<String> program(String packageName, String name, String... arguments) {
        return command(path(packageName, name), arguments);
    }

    /** The file of a program of a package. */
    Path path(String packageName, String name) {
        Path home = folder.resolve("node_modules").resolve(packageName);
        JsonNode bin = json(home.resolve("package.json")).path("bin").path(name);
        return home.resolve(bin.stringValue()).normalize();
    }

    /** A new folder, without anything from an earlier login. */
    String storage() throws IOException {
        return Files.createTempDirectory(folder, "storage").toString();
    }

    /** The version that is asked for; where two of one package are, the second one has a name of its own. */
    String version(String packageName) {
        return json(SOURCES.resolve("package.json")).path("dependencies").path(packageName).stringValue()
                .replaceFirst("npm:.*@", "");
    }

    private List<String> command(Path script, String... arguments) {
        List<String> command = new ArrayList<>(List.of(node(folder).toString(), script.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path node(Path folder) {
        return folder.resolve("node_modules/node/bin").resolve(WINDOWS ? "node.exe" : "node");
    }

    private static JsonNode json(Path file) {
        return JsonMapper.shared().readTree(file);
    }
}
