package com.example.mcp.client;

import java.util.Base64;
import java.util.Map;
import java.util.Set;

/**
 * Walks the client through a real Keycloak, with the MCP server of {@link World}; the issuer is the argument.
 */
final class KeycloakTrial {
    private KeycloakTrial() { }

    public static void main(String[] args) throws Exception {
        for (String id : new String[] {"mcp-test-client", null}) {
            try (World world = new World()) {
                world.resource.putArray("authorization_servers").add(args[0]);
                world.clients = id == null ? Map.of()
                        : Map.of(args[0], new Registration.Client(id, null, "none"));
                world.scope = "mcp:read";
                world.browser = KeycloakLogin.as(new Http(world.timeout, System.out::println), "mcp-user",
                        "user123");
                McpClient client = world.client("2026-07-28");
                client.call("tools/list", Map.of());
                String first = token(world);
                world.mcp.expired = Set.of(first);
                client.call("tools/list", Map.of());
                String second = token(world);
                world.pages.put("server /mcp",
                        request -> second.equals(request.headers().getFirst("Authorization"))
                        ? world.mcp.forbidden("mcp:tools") : world.mcp.answer(request));
                client.call("tools/call", Map.of("name", "echo"));
                System.out.println("STEP-UP " + scope(token(world)) + " after " + scope(first) + " / "
                        + scope(second));
                world.observed.forEach(System.out::println);
                world.pages.put("server /mcp", request -> world.mcp.forbidden("mcp:prompts"));
                try {
                    client.call("prompts/list", Map.of());
                } catch (ClientException e) {
                    System.out.println("STOP " + e.getMessage());
                }
            }
        }
    }

    private static String token(World world) {
        return world.at("server", "/mcp").getLast().headers().getFirst("Authorization");
    }

    private static String scope(String token) {
        var claims = Http.parse(new String(Base64.getUrlDecoder().decode(token.split("[.]")[1])));
        return claims.path("azp").stringValue("") + " aud=" + claims.path("aud") + " scope="
                + claims.path("scope");
    }
}
