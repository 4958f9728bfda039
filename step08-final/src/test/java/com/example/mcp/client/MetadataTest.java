package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.1")
@Tag("control")
class MetadataTest {
    private static final String OAUTH = "/.well-known/oauth-authorization-server";
    private World world;

    @BeforeEach
    void open() throws IOException {
        world = new World();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<String> wellKnown() {
        return world.seen.stream().filter(it -> it.site().equals("issuer")).map(World.Seen::path)
                .filter(path -> path.contains("/.well-known/")).toList();
    }

    @Test
    void metadataOfAnotherIssuerIsNotUsed() {
        world.issuer.put("issuer", "https://other.example");
        Stopped.because("is that of another issuer", world::call);
        assertEquals(0, world.at("issuer", "/register").size());
    }

    @Test
    void anIssuerThatDiffersByASlashIsAnotherIssuer() {
        world.issuer.put("issuer", world.url("issuer", "/"));
        Stopped.because("is that of another issuer", world::call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/mcp", "", "http", "http:", "http:/", "http://",
        "http://127.0.0.1"})
    void metadataOfAnotherResourceIsNotUsed(String resource) {
        world.resource.put("resource", resource);
        Stopped.because("is about '" + resource + "'", world::call);
        assertEquals(List.of(), wellKnown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mc", "/mcp/x", "/other"})
    void metadataOfANeighbourOnTheSameOriginIsNotUsed(String path) {
        world.resource.put("resource", world.url("server", path));
        Stopped.because("is about", world::call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void theOriginMayStandForTheServerAndIsSentAsItIsWritten(String slash) {
        world.resource.put("resource", world.url("server", slash));
        world.call();
        assertEquals(world.url("server", slash),
                world.at("issuer", "/token").getFirst().parameters().get("resource"));
    }

    @Test
    void anIssuerWithASlashAtItsEndIsAskedWithoutIt() {
        world.resource.putArray("authorization_servers").add(world.url("issuer", "/"));
        world.issuer.put("issuer", world.url("issuer", "/"));
        world.login.redirect = redirect -> redirect.put("iss", world.url("issuer", "/"));
        world.call();
        assertEquals(List.of(OAUTH), wellKnown());
    }

    @Test
    void theQueryOfAServerIsNoPartOfItsName() {
        McpClient client = new McpClient(world.oauth("/mcp?tenant=1"), "2026-07-28");
        assertEquals("tools/list", client.call("tools/list", Map.of()).path("called").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"plain\"]", "[]", "null"})
    void anIssuerWithoutS256IsRefused(String methods) {
        world.issuer.set("code_challenge_methods_supported", Http.parse(methods));
        Stopped.because("does not offer PKCE with S256", world::call);
    }

    @Test
    void anIssuerThatIsSilentAboutPkceIsRefused() {
        world.issuer.remove("code_challenge_methods_supported");
        Stopped.because("does not offer PKCE with S256", world::call);
        assertEquals(0, world.at("issuer", "/authorize").size());
    }

    @Test
    void aServerThatNamesNoIssuerIsRefused() {
        world.resource.remove("authorization_servers");
        Stopped.because("authorization_servers is neither", world::call);
    }

    @Test
    void garbageForMetadataIsRefused() {
        world.pages.put("issuer " + OAUTH, request -> new World.Answer(200, Map.of(), "<html>{"));
        Stopped.because("answered 200", world::call);
    }

    @Test
    void noMetadataAtAllIsRefused() {
        world.pages.remove("issuer " + OAUTH);
        Stopped.because("There is no metadata", world::call);
    }
}
