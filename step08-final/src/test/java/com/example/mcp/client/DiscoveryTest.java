package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("8.1")
@Tag("control")
class DiscoveryTest {
    private static final String PRM = "/.well-known/oauth-protected-resource";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";
    private static final String OPENID = "/.well-known/openid-configuration";
    private World world;

    @BeforeEach
    void open() throws IOException {
        world = new World();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static Map<String, String> challenge(String... lines) {
        var headers = HttpHeaders.of(Map.of("WWW-Authenticate", List.of(lines)), (name, value) -> true);
        return Discovery.challenge(new Http.Reply("", "", "", 401, headers, ""));
    }

    @Test
    void theChallengeIsReadQuotedOrNotAndWithAnyOrder() {
        var read = challenge("Bearer error=insufficient_scope, scope=\"mcp:read  mcp:tools\""
                + ",resource_metadata=\"http://a/b\"");
        assertEquals(Map.of("error", "insufficient_scope", "scope", "mcp:read  mcp:tools",
                "resource_metadata", "http://a/b"), read);
    }

    @Test
    void theBearerChallengeIsFoundBesideOtherSchemes() {
        assertEquals("mcp:read", challenge("Basic realm=\"x\"", "Bearer scope=\"mcp:read\"").get("scope"));
        assertEquals("mcp:read", challenge("Basic realm=\"x\", Bearer scope=\"mcp:read\"").get("scope"));
    }

    @Test
    void aLongHostileChallengeIsReadInTime() {
        for (String part : List.of("a", "a=\"", "scope=\"\\\\a", "a ", " ", "=", "a=")) {
            assertTimeoutPreemptively(Duration.ofSeconds(5),
                    () -> challenge("Bearer " + part.repeat(300_000)), part);
        }
    }

    @Test
    void theMetadataNamedByTheChallengeIsTheOnlyOneAsked() {
        world.mcp.challenge = "Bearer resource_metadata=\"" + world.url("server", "/custom") + "\"";
        Stopped.because("There is no metadata", world::call);
        world.pages.put("server /custom", request -> World.Answer.json(200, world.resource));
        world.call();
        assertEquals(0, world.at("server", PRM + "/mcp").size());
    }

    @Test
    void withoutANamedDocumentThePathFormIsAskedBeforeTheRoot() {
        world.mcp.challenge = "Bearer";
        world.pages.put("server " + PRM, world.pages.remove("server " + PRM + "/mcp"));
        world.call();
        assertEquals(List.of("/mcp", PRM + "/mcp", PRM, "/mcp"),
                world.seen.stream().filter(it -> it.site().equals("server")).map(World.Seen::path).toList());
    }

    @Test
    void anIssuerWithAPathIsAskedInThreeFormsInOrder() {
        world.resource.putArray("authorization_servers").add(world.url("issuer", "/realms/x"));
        world.issuer.put("issuer", world.url("issuer", "/realms/x"));
        world.login.redirect = redirect -> redirect.put("iss", world.url("issuer", "/realms/x"));
        world.pages.put("issuer /realms/x" + OPENID, world.pages.remove("issuer " + OAUTH));
        world.call();
        assertEquals(List.of(OAUTH + "/realms/x", OPENID + "/realms/x", "/realms/x" + OPENID), wellKnown());
    }

    @Test
    void anIssuerWithoutAPathIsAskedInTwoForms() {
        world.pages.put("issuer " + OPENID, world.pages.remove("issuer " + OAUTH));
        world.call();
        assertEquals(List.of(OAUTH, OPENID), wellKnown());
    }

    private List<String> wellKnown() {
        return world.seen.stream().filter(it -> it.site().equals("issuer")).map(World.Seen::path)
                .filter(path -> path.contains("/.well-known/")).toList();
    }
}
