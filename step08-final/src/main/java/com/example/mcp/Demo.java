package com.example.mcp;

import com.example.mcp.client.Browser;
import com.example.mcp.client.ClientException;
import com.example.mcp.client.ClientIdentity;
import com.example.mcp.client.HttpTransport;
import com.example.mcp.client.LoginOptions;
import com.example.mcp.client.McpClient;
import com.example.mcp.client.OAuthClient;
import com.example.mcp.client.SafeUrl;
import com.example.mcp.keycloak.KeycloakLogin;
import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Walks the whole flow from the client's side and prints each exchange, so that it can be read aloud.
 *
 * <p>The user is mcp-admin, who logs in by Keycloak's own form: the program fills it in, or with
 * {@code -Dlogin=browser} a person does.
 */
final class Demo {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Map<String, String> ECHO = Map.of("message", "hello");

    private final OAuthClient oauth;
    private final McpClient client;
    private int chapter;

    private Demo(URI server, boolean person) {
        Browser login = person ? Demo::openForPerson
                : new KeycloakLogin(new HttpTransport(TIMEOUT, Narrator::redirect), "mcp-admin", "admin123");
        oauth = new OAuthClient(
                new HttpTransport(TIMEOUT, Narrator::answer),
                server,
                ClientIdentity.named("MCP workshop demo"),
                url -> visit(url, login),
                new LoginOptions(0, Duration.ofMinutes(5), Set.of("mcp:tools")));
        client = new McpClient(oauth, "2026-07-28");
    }

    /** Walks the flow against this MCP server, with a person at the browser or without. */
    static void walk(URI server, boolean person) {
        try {
            new Demo(server, person).walk();
        } catch (ClientException e) {
            Narrator.say("");
            Narrator.say("The demo stops: " + e.getMessage());
        }
    }

    private void walk() {
        chapter("A call without a token is refused; the refusal leads to a token, and the call works");
        client.call("tools/list", Map.of());
        chapter("The token works for each call that its scope covers");
        client.call("tools/call", Map.of("name", "echo", "arguments", ECHO));
        chapter("Another operation needs another scope: the client asks for it as well and calls again");
        client.call("prompts/get", Map.of("name", "echo_prompt", "arguments", ECHO));
        chapter("A token lives for minutes; the refresh token gets the next one, and nobody logs in");
        oauth.refresh();
    }

    private void chapter(String title) {
        Narrator.say("");
        Narrator.say("== " + ++chapter + ". " + title);
    }

    private static void visit(URI url, Browser login) {
        Narrator.say("");
        Narrator.say("   The user's browser goes to " + SafeUrl.withoutQuery(url.toString()) + " with");
        Narrator.query(url.getRawQuery(), Narrator.REQUEST);
        login.open(url);
    }

    private static void openForPerson(URI url) {
        Narrator.say("   Open this address and log in, for example as mcp-admin/admin123:");
        Narrator.say("   " + url);
        try {
            if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                Desktop.getDesktop().browse(url);
            }
        } catch (IOException e) {
            // The address is on the screen: a person opens it.
        }
    }
}
