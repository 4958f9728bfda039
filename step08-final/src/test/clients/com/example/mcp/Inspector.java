package com.example.mcp;

import com.example.mcp.ResultsTable.Row;
import com.example.mcp.client.Browser;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the MCP Inspector does on the command line.
 *
 * @param token gives one with all scopes
 * @param readToken gives one without the scope for tools
 */
record Inspector(NodeTools node, URI server, Supplier<String> token, Supplier<String> readToken,
        Browser browser) {

    private static final String PACKAGE = "@modelcontextprotocol/inspector";
    private static final String[] LIST = {"--method", "tools/list"};
    private static final String[] CALL =
            {"--method", "tools/call", "--tool-name", "echo", "--tool-arg", "message=hi"};

    Stream<Row> rows() {
        return Stream.of(
                row("list with a token", () -> with(token.get(), LIST).expect(0, "\"echo\"")),
                row("call with a token", () -> with(token.get(), CALL).expect(0, "\"hi\"")),
                row("call with a token, 2026-07-28", () ->
                        with(token.get(), add(CALL, "--protocol-era", "modern")).expect(0, "\"hi\"")),
                row("no token: 401", () -> with(null, LIST).expect(3, "auth_required")),
                row("token without the scope: 403", () ->
                        with(readToken.get(), CALL).expect(1, "nsufficient scope", "mcp:tools")),
                row("pre-registered: logs in, lists", () ->
                        login(add(LIST, "--client-id", "mcp-test-client")).expect(0, "\"echo\"")),
                row("URL alone: registers itself, logs in, calls", () -> login(CALL).expect(0, "\"hi\"")));
    }

    private interface Run {
        Program.Outcome run() throws IOException, InterruptedException;
    }

    private Row row(String scenario, Run run) {
        return new Row("MCP Inspector CLI", node.version(PACKAGE), scenario, () -> {
            run.run();
            return "pass";
        });
    }

    private Program.Outcome with(String token, String... arguments) throws IOException, InterruptedException {
        String[] all = add(arguments, "--stored-auth-only");
        return run(token == null ? all : add(all, "--header", "Authorization: Bearer " + token));
    }

    private Program.Outcome login(String... arguments) throws IOException, InterruptedException {
        return run(arguments);
    }

    private Program.Outcome run(String... arguments) throws IOException, InterruptedException {
        // Without a terminal it logs in only if it may open a browser.
        Map<String, String> environment = Map.of("MCP_STORAGE_DIR", node.storage(),
                "MCP_INSPECTOR_SECRET_STORE", "memory", "MCP_AUTO_OPEN_ENABLED", "true",
                "MCP_OAUTH_CALLBACK_URL", "http://127.0.0.1:" + Program.freePort() + "/oauth/callback");
        List<String> command = new ArrayList<>(node.program(PACKAGE, "mcp-inspector", "--cli",
                "--transport", "http", "--server-url", server.toString(), "--connect-timeout", "90000",
                "--format", "json", "-q"));
        command.addAll(List.of(arguments));
        return Program.run(node.folder(), 180, browser, environment, command);
    }

    private static String[] add(String[] arguments, String... more) {
        return Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
    }
}
