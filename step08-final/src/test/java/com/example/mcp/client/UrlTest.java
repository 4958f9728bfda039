package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.1")
@Tag("control")
class UrlTest {
    private World world;

    @BeforeEach
    void open() throws IOException {
        world = new World();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/", "file:///etc/passwd", "javascript:alert(1)", "",
            "https://",
        "http://localhost@evil.example/", "https://good.example@evil.example/",
                "http://localhost.evil.example/",
        "http://127.0.0.1.evil.example/", "https://a/#fragment", "http://[::2]/", "https://a b/", "/relative",
        "https://evil\\@good.example/", "http://localhost:80x/"})
    void aUrlThatIsNeitherHttpsNorOnThisMachineIsRefused(String url) {
        Stopped.because("x is neither https nor on this machine", () -> Http.url("x", url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example", "https://a.example:8443/x?y=z", "http://localhost:9000/mcp",
        "http://127.0.0.1/", "http://[::1]:1/"})
    void httpsAnywhereAndHttpOnThisMachineAreAccepted(String url) {
        assertEquals(url, Http.url("x", url).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization_endpoint", "token_endpoint", "registration_endpoint"})
    void anEndpointInClearTextStopsTheLoginBeforeTheBrowserOpens(String name) {
        world.issuer.put(name, "http://evil.example/x");
        Stopped.because(name + " is neither https nor on this machine", world::call);
        assertEquals(List.of(), world.at("issuer", "/authorize"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/callback?code=code-1", "http://evil.example/#code=code-1"})
    void theSentenceLeavesOutWhatMayBeACode(String url) {
        Stopped.because("'http://evil.example/", () -> Http.url("x", url));
    }

    @Test
    void aMetadataUrlInClearTextIsNotFetched() {
        world.mcp.challenge = "Bearer resource_metadata=\"http://evil.example/x\"";
        Stopped.because("resource_metadata is neither https nor on this machine", world::call);
    }

    @Test
    void anIssuerInClearTextIsNotAsked() {
        world.resource.putArray("authorization_servers").add("http://evil.example");
        Stopped.because("authorization_servers is neither https nor on this machine", world::call);
    }

    @Test
    void aServerInClearTextIsNotCalled() {
        var login = new OAuthClient.Login(null, null, 0, null, "");
        Stopped.because("neither https nor on this machine", () -> new OAuthClient(
                new Http(world.timeout, world.observed::add), java.net.URI.create("http://evil.example/mcp"),
                login));
    }
}
