package com.example.mcp;

import com.example.mcp.ResultsTable.Row;
import com.example.mcp.client.Browser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What programs that people use do with the URL of the server and nothing else: they log in, list and call.
 *
 * @param model decides for the coding assistants to call the tool
 */
record UrlAlone(NodeTools node, URI server, Browser browser, StandInModel model) {

    private static final String SCENARIO = "URL alone: registers itself, logs in, lists and calls";
    private static final String INSPECTOR = "@modelcontextprotocol/inspector";

    private interface Client {
        void walk(Path home) throws IOException, InterruptedException;
    }

    Stream<Row> rows() {
        String claude = "@anthropic-ai/claude-code";
        String earlier = "claude-code-2.1.197";
        return Stream.of(
                row("Claude Code", claude, home -> claude(home, claude)),
                row("Claude Code", earlier, home -> claude(home, earlier)),
                row("Codex", "@openai/codex", this::codex),
                row("Gemini CLI", "@google/gemini-cli", this::gemini),
                row("opencode", "opencode-ai", this::opencode),
                row("mcporter", "mcporter", this::mcporter),
                row("MCP Inspector web", INSPECTOR, this::inspector));
    }

    private Row row(String name, String packageName, Client client) {
        return new Row(name, node.version(packageName), SCENARIO, () -> {
            try {
                client.walk(Path.of(node.storage()));
                return "pass";
            } catch (Missing e) {
                return "skipped: " + e.getMessage();
            }
        });
    }

    /** What this machine does not have, as a sentence. */
    static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1;

        Missing(String message) {
            super(message);
        }
    }

    private void claude(Path home, String packageName) throws IOException, InterruptedException {
        String claude = program(packageName, "bin/claude.exe");
        Map<String, String> environment = Map.of(
                "ANTHROPIC_BASE_URL", model.url(), "ANTHROPIC_API_KEY", "none",
                "ENABLE_TOOL_SEARCH", "false", "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
        run(home, environment, claude, "mcp", "add", "--transport", "http", "echo", server.toString())
                .expect(0, "Added");
        run(home, Map.of(), terminal(), "-qec", "'" + claude + "' mcp login echo", "/dev/null")
                .expect(0, "Authenticated with");
        run(home, environment, claude, "-p", "call echo", "--allowedTools", "mcp__echo__echo",
                "--output-format", "stream-json", "--verbose")
                .expect(0, "\"structuredContent\":{\"text\":\"hi\"}");
    }

    private void codex(Path home) throws IOException, InterruptedException {
        run(home, Map.of(), node.program("@openai/codex", "codex", "mcp", "add", "echo",
                "--url", server.toString())).expect(0, "Successfully logged in");
        run(home, Map.of(), node.program("@openai/codex", "codex", "exec", "--skip-git-repo-check", "--json",
                "-c", "model=stand-in", "-c", "model_provider=m", "-c", "approval_policy=\"never\"", "-c",
                "model_providers.m={name=\"m\",base_url=\"" + model.url() + "/v1\",wire_api=\"responses\"}",
                "call echo")).expect(0, "\"structured_content\":{\"text\":\"hi\"}");
    }

    private void gemini(Path home) throws IOException, InterruptedException {
        terminal();
        write(home.resolve(".gemini/settings.json"), """
                {"mcpServers": {"echo": {"httpUrl": "%s", "trust": true}},
                 "security": {"auth": {"selectedType": "gemini-api-key"}, "folderTrust": {"enabled": false}},
                 "general": {"enableAutoUpdate": false}, "privacy": {"usageStatisticsEnabled": false}}
                """.formatted(server));
        // It opens no login where it sees no screen; there is none with this number.
        Map<String, String> environment = Map.of("GEMINI_API_KEY", "none", "TERM", "xterm-256color",
                "GOOGLE_GEMINI_BASE_URL", model.url(), "DISPLAY", ":9999");
        String gemini = node.path("@google/gemini-cli", "gemini").toString();
        run(home, environment, node.script("gemini-login.mjs", gemini, "echo")).expect(0, "authenticated");
        run(home, environment, node.program("@google/gemini-cli", "gemini", "-y", "-m", "gemini-2.5-flash",
                "-o", "stream-json", "-p", "call echo"))
                .expect(0, "\"status\":\"success\",\"output\":\"hi\"");
    }

    private void opencode(Path home) throws IOException, InterruptedException {
        String opencode = program("opencode-ai", "bin/opencode.exe");
        write(home.resolve("opencode.json"), """
                {"autoupdate": false, "mcp": {"echo": {"type": "remote", "url": "%s"}},
                 "model": "anthropic/stand-in", "small_model": "anthropic/stand-in",
                 "provider": {"anthropic": {"options": {"baseURL": "%s/v1", "apiKey": "none"},
                   "models": {"stand-in": {"name": "stand-in", "tool_call": true}}}}}
                """.formatted(server, model.url()));
        Map<String, String> environment = Map.of("OPENCODE_DISABLE_MODELS_FETCH", "1",
                "OPENCODE_DISABLE_AUTOUPDATE", "1", "OPENCODE_DISABLE_LSP_DOWNLOAD", "1",
                "OPENCODE_DISABLE_DEFAULT_PLUGINS", "1");
        run(home, environment, opencode, "mcp", "auth", "echo").expect(0, "Done");
        run(home, environment, opencode, "run", "--format", "json", "call echo")
                .expect(0, "\"tool\":\"echo_echo\"", "\"output\":\"hi\"");
    }

    private void mcporter(Path home) throws IOException, InterruptedException {
        String[] url = {"--http-url", server.toString(), "--allow-http"};
        run(home, Map.of(), node.program("mcporter", "mcporter", add("auth", url))).expect(0, "");
        run(home, Map.of(), node.program("mcporter", "mcporter", add("list", url)))
                .expect(0, "function echo");
        run(home, Map.of(), node.program("mcporter", "mcporter", add("call", url, "echo", "message=hi")))
                .expect(0, "\"text\": \"hi\"");
    }

    private void inspector(Path home) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("CHROMIUM", chromium(), "CLIENT_PORT", Program.freePort(),
                "MCP_STORAGE_DIR", home.toString(), "MCP_INSPECTOR_SECRET_STORE", "memory",
                "MCP_AUTO_OPEN_ENABLED", "false", "MCP_INSPECTOR_API_TOKEN", "none");
        String inspector = node.path(INSPECTOR, "mcp-inspector").toString();
        run(home, environment, node.script("inspector-web.mjs", inspector, server.toString()))
                .expect(0, "CALLED true");
    }

    /** A browser of this machine that playwright-core can drive. */
    static String chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome").flatMap(Program::find).findFirst()
                .orElseThrow(() -> new Missing("there is no Chromium on this machine"));
    }

    /** The program of util-linux that gives another one a terminal. */
    private static String terminal() {
        boolean linux = System.getProperty("os.name").equals("Linux");
        return Program.find("script").filter(script -> linux).findFirst().orElseThrow(
                () -> new Missing("it logs in at a terminal only, and there is no script of Linux"));
    }

    private String program(String packageName, String path) {
        Path program = node.folder().resolve("node_modules").resolve(packageName).resolve(path);
        if (!Files.isExecutable(program)) {
            throw new Missing("npm has no program of it for this machine");
        }
        return program.toString();
    }

    private Program.Outcome run(Path home, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        return run(home, environment, List.of(command));
    }

    private Program.Outcome run(Path home, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("HOME", home.toString());
        String shell = Program.find("sh").findFirst()
                .orElseThrow(() -> new Missing("there is no shell that ends its input"));
        // Some read their standard input to its end before they begin.
        List<String> ended = new ArrayList<>(List.of(shell, "-c", "exec \"$@\" </dev/null", "sh"));
        ended.addAll(command);
        return Program.run(home, 240, browser, all, ended);
    }

    private static String[] add(String verb, String[] arguments, String... more) {
        return Stream.of(new String[] {verb}, arguments, more).flatMap(Stream::of).toArray(String[]::new);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
