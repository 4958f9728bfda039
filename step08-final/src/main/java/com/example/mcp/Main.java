package com.example.mcp;

import com.example.mcp.keycloak.LocalKeycloak;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Starts the MCP server with the settings of the environment, walks the flow as a client would, and runs
 * until the process is stopped.
 *
 * <p>Where {@code KEYCLOAK_URL} names no Keycloak, one is started too, at {@code KEYCLOAK_PORT} (8080) and
 * with {@code KEYCLOAK_FEATURES}, such as resource-indicators (none). With the argument {@code server} there
 * is the server alone: no Keycloak is started and no flow is walked.
 * A setting that the server cannot start with is one sentence on standard error and exit code 2.
 */
public final class Main {

    private Main() {
    }

    public static void main(String[] args) throws InterruptedException {
        configureLog();
        try {
            Map<String, String> env = new HashMap<>(System.getenv());
            if (List.of(args).contains("server")) {
                McpServer server = start(env);
                System.out.println("The MCP server listens at " + server.uri() + " (Ctrl+C stops it).");
            } else {
                walk(env);
            }
        } catch (IllegalArgumentException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static McpServer start(Map<String, String> env) throws IOException {
        McpServer server = McpServer.start(env);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        endWithMaven();
        return server;
    }

    private static void walk(Map<String, String> env) throws IOException, InterruptedException {
        Settings settings = new Settings(env);
        int keycloakPort = settings.number("KEYCLOAK_PORT", "8080", 1, 65535);
        boolean ownKeycloak = settings.text("KEYCLOAK_URL", "").isEmpty();
        if (ownKeycloak) {
            env.put("KEYCLOAK_URL", "http://localhost:" + keycloakPort);
        }
        // The server comes first: it needs no Keycloak to start, and says at once if its port is taken.
        McpServer server = start(env);
        if (ownKeycloak) {
            LocalKeycloak.start(keycloakPort, settings.text("KEYCLOAK_FEATURES", ""));
        }
        System.out.println("The MCP server listens at " + server.uri() + " (Ctrl+C stops it).");
        Demo.walk(server.uri(), System.getProperty("login", "form").equals("browser"));
        System.out.print("\n" + welcome(env.get("KEYCLOAK_URL"), server.uri().toString()));
    }

    /** Before anything is logged, and unless somebody has chosen something else. */
    private static void configureLog() {
        System.getProperties().putIfAbsent("java.util.logging.manager", LastingLogs.class.getName());
        Logger root = Logger.getLogger("");
        // The JDK makes the handlers when somebody asks for them, and none once the process is ending.
        Handler[] handlers = root.getHandlers();
        if (System.getProperty("java.util.logging.config.file") == null) {
            for (Handler handler : handlers) {
                root.removeHandler(handler);
            }
            root.addHandler(new LineHandler());
        }
    }

    /** The JDK ends its logging at the first sign of the end, before the last calls have their lines. */
    public static final class LastingLogs extends LogManager {
        @Override
        public void reset() {
            // Nothing: each line is written at once, so there is nothing to end.
        }
    }

    /** A Maven that is killed leaves the programs that it started running; this one ends with it. */
    private static void endWithMaven() {
        if (Boolean.getBoolean("end.with.parent")) {
            ProcessHandle.current().parent().ifPresent(
                    maven -> maven.onExit().thenRun(() -> System.exit(0)));
        }
    }

    private static String welcome(String keycloak, String mcp) {
        return """
                Users: mcp-admin/admin123, mcp-user/user123, mcp-readonly/readonly123. Paste to get a token:

                  TOKEN=$(curl -s -d grant_type=password -d client_id=mcp-test-client \\
                    -d username=mcp-user -d password=user123 -d 'scope=openid mcp:read mcp:tools' \\
                    %1$s/realms/mcp-realm/protocol/openid-connect/token |
                    sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

                and to call the tool with it:

                  curl -i %2$s -H "Authorization: Bearer $TOKEN" \\
                    -H 'Content-Type: application/json' -d '{"jsonrpc":"2.0","id":1,"method":"tools/call",
                    "params":{"name":"echo","arguments":{"message":"hi"}}}'

                Real clients need the URL alone; each opens the login page in your browser:

                  MCP Inspector  npx @modelcontextprotocol/inspector --cli --transport http \\
                                   --server-url %2$s --method tools/list
                  mcp-remote     npx mcp-remote %2$s 3334
                  Claude Code    claude mcp add --transport http echo %2$s
                                 claude mcp login echo
                  VS Code        code --add-mcp '{"name":"echo","type":"http","url":"%2$s"}'

                """.formatted(keycloak, mcp);
    }
}
