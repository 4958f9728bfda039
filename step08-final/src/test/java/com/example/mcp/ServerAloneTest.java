package com.example.mcp;

import static com.example.mcp.Messages.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The server as an operator starts it, beside an issuer that runs already, and its log. */
@Tag("8.6")
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a program cannot be asked to end, only killed")
class ServerAloneTest {

    private static final String CALL = "\\d\\d:\\d\\d:\\d\\d INFO mcp-user ping - ok \\d+ ms";

    private static final String TOKEN = Keycloaks.token("mcp-user", "user123");

    @TempDir
    private Path folder;

    @AutoClose
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    @Tag("control")
    void the_server_alone_walks_no_flow_and_starts_no_Keycloak() throws Exception {
        try (ServerProcess server = ServerProcess.start()) {
            assertEquals(200, ping(server));
            server.end();

            assertEquals(List.of(), server.output());
        }
    }

    @Test
    void many_calls_at_once_have_a_whole_line_each() throws Exception {
        try (ServerProcess server = ServerProcess.start()) {
            assertEquals(200, ping(server)); // for which the server fetches the keys
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, 200).forEach(i -> callers.submit(() -> ping(server)));
            }
            server.end();

            List<String> lines = server.log().lines().toList();
            assertEquals(201, lines.stream().filter(line -> line.matches(CALL)).count(), lines.toString());
            assertEquals(201, lines.size(), lines.toString());
        }
    }

    @Test
    @Tag("control")
    void a_logger_that_is_off_writes_nothing() throws Exception {
        assertEquals("", log("handlers = com.example.mcp.LineHandler", "mcp.level = OFF"));
    }

    @Test
    void another_handler_can_be_configured() throws Exception {
        String log = log("handlers = java.util.logging.ConsoleHandler",
                "java.util.logging.SimpleFormatter.format = mine: %5$s%n");

        assertTrue(log.lines().anyMatch(line -> line.matches("mine: mcp-user ping - ok \\d+ ms")), log);
    }

    /** What one call leaves in the log of a server whose logging has these properties. */
    private String log(String... properties) throws IOException {
        Path file = Files.write(folder.resolve("logging.properties"), List.of(properties));
        try (ServerProcess server = ServerProcess.start("-Djava.util.logging.config.file=" + file)) {
            assertEquals(200, ping(server));
            server.end();
            return server.log();
        }
    }

    private int ping(ServerProcess server) {
        HttpRequest request = HttpRequest.newBuilder(server.uri())
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofString(PING)).build();
        try {
            return client.send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
