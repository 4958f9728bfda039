package com.example.mcp;

import com.example.mcp.keycloak.LocalKeycloak;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Starts the MCP server with the settings of the environment and runs until the process is stopped.
 *
 * <p>Where {@code KEYCLOAK_URL} names no Keycloak, one is started too, at {@code KEYCLOAK_PORT} (8080).
 * A setting that the server cannot start with is one sentence on standard error and exit code 2.
 */
public final class Main {

    private Main() {
    }

    public static void main(String[] args) throws InterruptedException {
        try {
            Map<String, String> env = new HashMap<>(System.getenv());
            Settings settings = new Settings(env);
            int keycloakPort = settings.number("KEYCLOAK_PORT", "8080", 1, 65535);
            boolean ownKeycloak = settings.text("KEYCLOAK_URL", "").isEmpty();
            if (ownKeycloak) {
                env.put("KEYCLOAK_URL", "http://localhost:" + keycloakPort);
            }
            // The server comes first: it needs no Keycloak to start, and says at once if its port is taken.
            McpServer server = McpServer.start(env);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            endWithMaven();
            if (ownKeycloak) {
                LocalKeycloak.start(keycloakPort);
            }
            System.out.println("The MCP server listens at " + server.uri() + " (Ctrl+C stops it).");
            System.out.print(welcome(env.get("KEYCLOAK_URL"), server.uri().toString()));
        } catch (IllegalArgumentException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(2);
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
                    %s/realms/mcp-realm/protocol/openid-connect/token |
                    sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

                and to call the tool with it:

                  curl -i %s -H "Authorization: Bearer $TOKEN" \\
                    -H 'Content-Type: application/json' -d '{"jsonrpc":"2.0","id":1,"method":"tools/call",
                    "params":{"name":"echo","arguments":{"message":"hi"}}}'

                """.formatted(keycloak, mcp);
    }
}
