package com.example.mcp.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program the official suite starts for each client scenario; the server's URL is its last argument. */
final class ConformanceClient {

    private static final URI DOCUMENT = URI.create("https://conformance-test.local/client-metadata.json");

    private ConformanceClient() {
    }

    public static void main(String[] args) {
        // Node closes an idle connection after 5 s, and 39 programs at once do pause that long.
        System.setProperty("jdk.httpclient.keepalive.timeout", "2");
        HttpTransport http = new HttpTransport(Duration.ofSeconds(60),
                reply -> System.err.println(reply.purpose() + " " + reply.url() + " " + reply.status()));
        OAuthClient oauth = new OAuthClient(http, URI.create(args[args.length - 1]),
                new ClientIdentity("conformance-client", Optional.of(DOCUMENT), preRegistered()),
                url -> follow(http, url), new LoginOptions(0, Duration.ofSeconds(60), Set.of()));
        McpClient mcp = new McpClient(oauth,
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

    /** The credentials that some scenarios give out. */
    private static Map<String, ClientCredentials> preRegistered() {
        JsonNode context = JsonMapper.shared().readTree(
                System.getenv().getOrDefault("MCP_CONFORMANCE_CONTEXT", "{}"));
        if (!context.has("client_id")) {
            return Map.of();
        }
        return Map.of(context.path("issuer").asString(), new ClientCredentials(
                context.path("client_id").asString(), context.path("client_secret").asString(),
                ClientAuthentication.CLIENT_SECRET_BASIC));
    }

    /** A user agent of few words: no page, no cookies, only the redirects up to the loopback listener. */
    private static void follow(HttpTransport http, URI url) {
        Optional<String> location = Optional.of(url.toString());
        for (int hop = 0; location.isPresent() && hop < 10; hop++) {
            location = http.send("browser", HttpRequest.newBuilder(URI.create(location.get())).build())
                    .headers().firstValue("Location");
        }
    }
}
