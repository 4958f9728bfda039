package com.example.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The program as people start it, beside the Keycloak of the test run. */
@Tag("8.5")
@Timeout(180)
class DemoTest {

    private static final Pattern ANSWER = Pattern.compile("   (\\d{3})");

    @Test
    void the_whole_flow_is_walked_and_printed_and_the_server_stays_up() throws IOException {
        List<String> lines = run(List.of());

        // Two documents, registration, tokens, the call again; a call; documents, tokens, the call again;
        // documents, tokens.
        assertEquals("401 200 200 201 200 200 " + "200 " + "403 200 200 200 200 " + "200 200 200",
                String.join(" ", answers(lines)), String.join("\n", lines));
        // Keycloak orders the scopes as it likes.
        assertTrue(lines.stream().anyMatch(line -> line.matches("     token scope: .*mcp:prompts.*")
                && line.contains("mcp:tools")), String.join("\n", lines));
    }

    @Test
    void a_person_can_log_in_at_the_address_that_is_printed() throws IOException {
        List<String> lines = run(List.of("-Dlogin=browser", "-Djava.awt.headless=true"));

        assertEquals("200", answers(lines).getLast(), String.join("\n", lines));
        assertFalse(lines.toString().contains("The demo stops"), lines.toString());
    }

    @Test
    void nothing_on_the_screen_can_be_used_by_who_reads_it() throws IOException {
        String screen = String.join("\n", run(List.of()));

        assertTrue(screen.contains("refresh_token: (not shown)"), screen);
        assertTrue(screen.contains("code=(not shown)"), screen);
        assertFalse(Pattern.compile("eyJ[\\w-]+[.]").matcher(screen).find(), screen);
    }

    private static List<String> answers(List<String> lines) {
        return lines.stream().filter(ANSWER.asMatchPredicate()).map(String::strip).toList();
    }

    /** Starts the program, logs in where it asks a person to, and ends it when it has said all. */
    private static List<String> run(List<String> options) throws IOException {
        Process process = ServerProcess.program(options).redirectErrorStream(true).start();
        // A demo that hangs would leave its server running, and this test reading.
        CompletableFuture.delayedExecutor(90, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try (BufferedReader output = process.inputReader(UTF_8)) {
            List<String> lines = new ArrayList<>();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.contains("code_challenge=") && line.startsWith("   http")) {
                    logIn(URI.create(line.strip()));
                }
                if (line.startsWith("Users: ")) {
                    return lines;
                }
                assertFalse(line.startsWith("Exception in thread"), line);
            }
            throw new AssertionError("The program ended: " + String.join("\n", lines));
        } finally {
            process.destroyForcibly();
        }
    }

    /** As a browser of another process would: the redirect brings the answer of the issuer to the demo. */
    private static void logIn(URI address) {
        String redirectUri = URLDecoder.decode(
                address.getRawQuery().replaceFirst(".*redirect_uri=([^&]*).*", "$1"), UTF_8);
        LoginForm browser = new LoginForm();
        String query = browser.authorize(address, redirectUri, "mcp-admin", "admin123").entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        browser.get(URI.create(redirectUri + "?" + query));
    }
}
