package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.example.mcp.ResultsTable.Row;
import com.example.mcp.client.HttpTransport;
import com.example.mcp.keycloak.KeycloakLogin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Programs that others wrote, against this server and the real Keycloak; without Node it is skipped. */
class RealClientsTest {

    private static final Path FOLDER = Path.of(System.getProperty("clients.folder"));
    private static final String CLIENT = "mcp-test-client";
    private static final Logger LOG = Logger.getLogger("mcp");
    private static final ResultsTable RESULTS = new ResultsTable();
    private static final ExecutorService AHEAD = Executors.newFixedThreadPool(2);

    private static NodeTools node;
    private static McpServer server;
    private static McpServer fixtures;
    private static McpServer pages;
    private static BearerProxy proxy;
    private static StandInModel model;

    @BeforeAll
    @Timeout(1_200)
    static void start() throws IOException, InterruptedException {
        try {
            node = NodeTools.install(FOLDER.resolve("node"));
        } catch (IOException e) {
            System.out.println("Real clients: skipped, because " + e.getMessage() + ".");
            Assumptions.abort(e.getMessage());
        }
        LOG.setLevel(Level.WARNING);
        String keycloak = Keycloaks.url().toString();
        server = McpServer.start(Map.of("MCP_PORT", "0", "KEYCLOAK_URL", keycloak));
        proxy = BearerProxy.open();
        fixtures = McpServer.start(Map.of("MCP_PORT", "0", "KEYCLOAK_URL", keycloak,
                "MCP_SERVER_URL", proxied(), "MCP_RATE_LIMIT", "100000"), new FixtureMethods());
        proxy.forward(fixtures.uri().getPort(), RealClientsTest::token);
        pages = McpServer.start(Map.of("MCP_PORT", "0", "KEYCLOAK_URL", keycloak,
                "MCP_ALLOWED_ORIGINS", "http://localhost:5173,http://localhost:5174"));
        model = StandInModel.open();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            RESULTS.write(FOLDER.getParent().resolve("clients-results.md"));
            server.close();
            fixtures.close();
            proxy.close();
            AHEAD.shutdownNow();
            pages.close();
            model.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> clients() {
        var inspector = new Inspector(
                node, server.uri(), RealClientsTest::token, RealClientsTest::readToken, login());
        var scripts = new NodeScripts(node, server.uri(), CLIENT, login());
        var alone = new UrlAlone(node, server.uri(), login("mcp-user", "user123"), model);
        var page = new PageClient(node, pages.uri(), server.uri());
        var suite = new Conformance(node, FOLDER, Path.of("conformance").toAbsolutePath());
        return Stream.of(ahead(alone.rows()), ahead(page.rows()), javaSdk(), inspector.rows(),
                scripts.typeScript("1", "@modelcontextprotocol/sdk"),
                scripts.typeScript("2", "@modelcontextprotocol/client"), scripts.remote(),
                ConformanceRows.of(suite, proxied(), CLIENT, login()))
                .flatMap(rows -> rows)
                .map(row -> dynamicTest(row.client() + ": " + row.scenario(), () -> RESULTS.add(row)));
    }

    /** Starts these rows at once, two at a time: their programs wait for more than they compute. */
    private static Stream<Row> ahead(Stream<Row> rows) {
        return rows.map(row -> {
            Future<String> result = AHEAD.submit(row.action()::run);
            return new Row(row.client(), row.version(), row.scenario(), () -> {
                try {
                    return result.get();
                } catch (ExecutionException e) {
                    throw new AssertionError(e.getCause().getMessage(), e.getCause());
                }
            });
        }).toList().stream();
    }

    private static Stream<Row> javaSdk() {
        String name = "Java SDK client";
        String version = System.getProperty("java-sdk.version");
        return Stream.of(
                new Row(name, version, "initialize, list, call and prompt with a token", () -> {
                    assertEquals("2025-11-25 [echo] hi 1", JavaSdkClient.walk(server.uri(), token()));
                    return "pass";
                }),
                new Row(name, version, "no token: 401", () -> {
                    assertEquals(401, JavaSdkClient.refusal(server.uri(), null));
                    return "pass";
                }),
                new Row(name, version, "token without the scope: 403", () -> {
                    assertEquals(403, JavaSdkClient.refusal(server.uri(), readToken()));
                    return "pass";
                }));
    }

    private static String proxied() {
        return "http://localhost:" + proxy.port() + "/mcp";
    }

    private static KeycloakLogin login() {
        return login("mcp-admin", "admin123");
    }

    private static KeycloakLogin login(String user, String password) {
        HttpTransport http = new HttpTransport(Duration.ofSeconds(60), exchange -> { });
        return new KeycloakLogin(http, user, password);
    }

    private static String token() {
        return Keycloaks.token("mcp-admin", "admin123", "mcp:read", "mcp:tools", "mcp:prompts");
    }

    private static String readToken() {
        return Keycloaks.token("mcp-readonly", "readonly123", "mcp:read");
    }
}
