package com.example.mcp;

import com.example.mcp.client.Browser;
import com.example.mcp.client.ClientException;
import com.example.mcp.client.Http;
import com.example.mcp.client.Http.Exchange;
import com.example.mcp.client.KeycloakLogin;
import com.example.mcp.client.McpClient;
import com.example.mcp.client.OAuthClient;
import com.example.mcp.client.Registration;
import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Walks the whole flow from the client's side and prints each exchange, so that it can be read aloud.
 *
 * <p>The user is mcp-admin, who logs in by Keycloak's own form: the program fills it in, or with
 * {@code -Dlogin=browser} a person does.
 */
final class Demo {

    /** What is worth reading aloud of the long documents. */
    private static final List<String> FIELDS = List.of("resource", "authorization_servers",
            "issuer", "scopes_supported", "authorization_endpoint", "token_endpoint", "registration_endpoint",
            "code_challenge_methods_supported", "authorization_response_iss_parameter_supported",
            "client_id", "redirect_uris", "token_endpoint_auth_method", "token_type", "expires_in",
            "access_token", "refresh_token", "scope", "result");

    private static final List<String> CLAIMS =
            List.of("iss", "aud", "azp", "sub", "preferred_username", "scope", "iat", "exp");

    private static final Map<String, String> ECHO = Map.of("message", "hello");

    private final McpClient client;
    private int chapter;

    private Demo(URI server, boolean person) {
        Http http = new Http(Duration.ofSeconds(20), Demo::print);
        Http unseen = new Http(Duration.ofSeconds(20), exchange -> { });
        Browser login = KeycloakLogin.as(unseen, "mcp-admin", "admin123");
        Browser browser = url -> {
            printRequest(url);
            (person ? (Browser) Demo::openForPerson : login).open(url);
        };
        Registration registration = new Registration("MCP workshop demo", null, Map.of());
        client = McpClient.create(http, server, new OAuthClient.Login(
                registration, browser, Duration.ofMinutes(5), "mcp:tools"), "2026-07-28");
    }

    /** Walks the flow against this MCP server, with a person at the browser or without. */
    static void walk(URI server, boolean person) {
        try {
            new Demo(server, person).walk();
        } catch (ClientException e) {
            System.out.println("\nThe demo stops: " + e.getMessage());
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
        client.refresh();
    }

    private void chapter(String title) {
        System.out.println("\n== " + ++chapter + ". " + title);
    }

    private static void print(Exchange exchange) {
        System.out.printf("%n   %s %s  (%s)%n   %d%n",
                exchange.method(), exchange.url(), exchange.about(), exchange.status());
        if (!exchange.challenge().isEmpty()) {
            System.out.println("     WWW-Authenticate: " + exchange.challenge());
        }
        for (String field : FIELDS) {
            JsonNode value = exchange.answer().path(field);
            if (field.equals("access_token") && value.isObject()) {
                CLAIMS.stream().filter(value::has).forEach(
                        claim -> System.out.println("     token " + claim + ": " + value.path(claim)));
            } else if (!value.isMissingNode()) {
                System.out.println("     " + field + ": " + value);
            }
        }
    }

    private static void printRequest(URI url) {
        System.out.println("\n   The user's browser goes to " + url.toString().split("[?]")[0] + " with");
        for (String parameter : url.getRawQuery().split("&")) {
            System.out.println("     " + URLDecoder.decode(parameter, StandardCharsets.UTF_8));
        }
        System.out.println("   The user logs in and agrees; the browser comes back with a code.");
    }

    private static void openForPerson(URI url) {
        System.out.println("   Open this address and log in, for example as mcp-admin/admin123:\n   " + url);
        try {
            if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                Desktop.getDesktop().browse(url);
            }
        } catch (IOException e) {
            // The address is on the screen: a person opens it.
        }
    }
}
