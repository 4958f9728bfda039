package com.example.mcp;

import static com.example.mcp.Messages.PING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** With a wrong issuer every token fails, so the server says at its start what is wrong and what mends it. */
@Tag("8.6")
@Isolated("The log belongs to the whole program.")
class IssuerCheckTest {

    /** Completed by each test, so that a late report of another test's server is told apart. */
    private static final String WRONG = "http://keycloak.example/realms/";

    @RegisterExtension
    final ProgramLog log = new ProgramLog();

    @BeforeAll
    static void keycloak_runs() {
        Keycloaks.url(); // started before, so that what its start takes is not part of the test
    }

    @Test
    void an_issuer_that_is_not_the_announced_one_is_reported_with_both_names() throws Exception {
        String report = report(WRONG + "a");

        assertTrue(report.contains(WRONG + "a") && report.contains(Keycloaks.issuer()), report);
    }

    @Test
    void the_report_says_which_setting_mends_it() throws Exception {
        String report = report(WRONG + "b");

        assertTrue(report.contains("JWT_ISSUER") && report.contains("--hostname"), report);
    }

    @Test
    void a_slash_at_the_end_makes_another_issuer() throws Exception {
        String report = report(Keycloaks.issuer() + "/");

        assertTrue(report.contains("'" + Keycloaks.issuer() + "'"), report);
    }

    @Test
    void a_line_break_in_the_announced_name_begins_no_line_of_the_log() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        other.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("{\"issuer\": \"x\\nforged\"}".getBytes(UTF_8));
            }
        });
        other.start();
        String url = "http://127.0.0.1:" + other.getAddress().getPort();
        try (Wire wire = Wire.open("KEYCLOAK_URL", url, "JWT_ISSUER", WRONG + "e")) {
            assertTrue(awaitReport("'" + WRONG + "e'").contains("'x?forged'"));
        } finally {
            other.stop(0);
        }
    }

    @Test
    void the_right_issuer_is_not_reported() throws Exception {
        try (Wire right = Wire.open()) {
            assertEquals(200, right.post(PING).statusCode());
            report(WRONG + "c");
        }
        assertEquals(List.of(), warnings().stream().filter(one -> !one.contains(WRONG)).toList());
    }

    @Test
    void a_server_whose_issuer_is_wrong_answers_all_the_same() throws Exception {
        try (Wire wire = Wire.open("JWT_ISSUER", WRONG + "d")) {
            awaitReport("'" + WRONG + "d'");

            assertEquals(200, wire.send("GET", "/health", null).statusCode());
        }
    }

    @Test
    @Tag("control")
    void a_server_starts_before_its_Keycloak_does() throws IOException {
        try (Wire wire = Wire.open("KEYCLOAK_URL", "http://localhost:" + Wire.freePort(),
                "JWT_ISSUER", Keycloaks.issuer())) {
            assertEquals(200, wire.send("GET", "/health", null).statusCode());
            assertEquals(503, wire.post(PING).statusCode());
        }
    }

    /** What a server that is told to trust this issuer reports. */
    private String report(String issuer) throws IOException, InterruptedException {
        Wire wire = Wire.open("JWT_ISSUER", issuer);
        try {
            return awaitReport("'" + issuer + "'");
        } finally {
            wire.close();
        }
    }

    private String awaitReport(String issuer) throws InterruptedException {
        List<String> found = List.of();
        for (int i = 0; i < 500 && found.isEmpty(); i++) {
            Thread.sleep(20);
            found = warnings().stream().filter(one -> one.contains(issuer)).toList();
        }
        assertEquals(1, found.size(), "reports about " + issuer + " in " + warnings());
        return found.getFirst();
    }

    private List<String> warnings() {
        return log.lines(Level.WARNING);
    }
}
