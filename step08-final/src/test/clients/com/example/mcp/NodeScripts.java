package com.example.mcp;

import com.example.mcp.ResultsTable.Row;
import com.example.mcp.client.Browser;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What programs do that use an SDK for TypeScript, or mcp-remote.
 *
 * @param clientId a client that the issuer knows
 */
record NodeScripts(NodeTools node, URI server, String clientId, Browser browser) {

    /** The SDK of one generation. */
    Stream<Row> typeScript(String generation, String packageName) {
        String client = "TypeScript SDK client v" + generation;
        String version = node.version(packageName);
        String script = "ts-v" + generation + ".mjs";
        String url = server.toString();
        return Stream.of(
                new Row(client, version, "URL alone: registers itself, logs in, lists and calls", () ->
                        walk("LOGINS [\"mcp:read mcp:tools mcp:prompts", script, "login", url)),
                new Row(client, version, "pre-registered: logs in for less, steps up", () ->
                        walk("LOGINS [\"mcp:tools", script, "step-up", url, clientId, Keycloaks.issuer())));
    }

    private String walk(String logins, String script, String... arguments) throws Exception {
        Program.run(node.folder(), 180, browser, Map.of(), node.script(script, arguments))
                .expect(0, "TOOLS echo ECHO hi", "PROMPTS echo_prompt", logins);
        return "pass";
    }

    Stream<Row> remote() {
        String name = "mcp-remote";
        String client = "{\"client_id\":\"" + clientId + "\"}";
        String[] known = remoteArguments("--static-oauth-client-info", client);
        return Stream.of(
                new Row(name, node.version(name), "URL alone: a stdio client lists and calls", () ->
                        remote(node.script("mcp-remote.mjs", proxy(name, remoteArguments())),
                                "TOOLS echo ECHO hi")),
                new Row(name, node.version(name), "pre-registered: logs in, lists", () ->
                        remote(node.program(name, "mcp-remote-client", known), "echo")),
                new Row(name, node.version(name), "pre-registered: a stdio client calls through it", () ->
                        remote(node.script("mcp-remote.mjs", proxy(name, known)), "TOOLS echo ECHO hi")));
    }

    private String[] remoteArguments(String... more) {
        return Stream.concat(Stream.of(server.toString(), Program.freePort(), "--transport", "http-only",
                "--auth-timeout", "120"), Stream.of(more)).toArray(String[]::new);
    }

    private String[] proxy(String name, String[] arguments) {
        return Stream.concat(Stream.of(node.path(name, name).toString()), Stream.of(arguments))
                .toArray(String[]::new);
    }

    private String remote(List<String> command, String words) throws Exception {
        Map<String, String> environment = Map.of("MCP_REMOTE_CONFIG_DIR", node.storage());
        Program.run(node.folder(), 180, browser, environment, command).expect(0, words);
        return "pass";
    }
}
