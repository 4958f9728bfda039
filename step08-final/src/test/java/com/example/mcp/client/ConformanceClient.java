package com.example.mcp.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The program the official suite starts for each client scenario; the server's URL is its last argument. */
final class ConformanceClient {
    private static final String DOCUMENT = "https://conformance-test.local/client-metadata.json";

    private ConformanceClient() { }

    public static void main(String[] args) {
        // Node closes an idle connection after 5 s, and 39 programs at once do pause that long.
        System.setProperty("jdk.httpclient.keepalive.timeout", "2");
        Http http = new Http(Duration.ofSeconds(60),
                reply -> System.err.println(reply.about() + " " + reply.url() + " " + reply.status()));
        JsonNode context = Http.parse(System.getenv().getOrDefault("MCP_CONFORMANCE_CONTEXT", "{}"));
        Map<String, Registration.Client> known = !context.has("client_id") ? Map.of()
                : Map.of(context.path("issuer").asString(),
                new Registration.Client(context.path("client_id").asString(),
                        context.path("client_secret").asString(), "client_secret_basic"));
        var login = new OAuthClient.Login(new Registration("conformance-client", DOCUMENT, known),
                url -> follow(http, url), 0, Duration.ofSeconds(60), "");
        McpClient mcp = new McpClient(new OAuthClient(http, URI.create(args[args.length - 1]), login),
                System.getenv().getOrDefault("MCP_CONFORMANCE_PROTOCOL_VERSION", "2025-11-25"));
        try {
            for (JsonNode tool : mcp.call("tools/list", Map.of()).path("tools")) {
                String name = tool.path("name").stringValue("");
                mcp.call("tools/call", Map.of("name", name, "arguments",
                        name.equals("add_numbers") ? Map.of("a", 5, "b", 3) : Map.of()));
            }
        } catch (ClientException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** A user agent of few words: no page, no cookies, only the redirects up to the loopback listener. */
    static void follow(Http http, URI url) {
        String location = url.toString();
        for (int hop = 0; !location.isEmpty() && hop < 10; hop++) {
            location = http.send("browser", URI.create(location), null, Map.of())
                    .headers().firstValue("Location").orElse("");
        }
    }
}
