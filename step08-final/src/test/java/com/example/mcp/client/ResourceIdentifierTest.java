package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceIdentifierTest {

    @RegisterExtension
    final World world = new World();

    private void call(String server) {
        World.call(new McpClient(world.oauthAt(server), "2026-07-28"));
    }

    @Test
    @Tag("8.3")
    void an_identifier_with_the_same_query_is_the_same() {
        world.resource.put("resource", world.url("server", "/mcp?project=abc"));
        call(world.url("server", "/mcp?project=abc"));
        assertEquals(world.url("server", "/mcp?project=abc"),
                world.tokenRequest().parameters().get("resource"));
    }

    @Test
    @Tag("8.3")
    void a_path_that_is_left_out_is_the_root() {
        world.pages.put("server /", world.pages.get("server /mcp"));
        world.resource.put("resource", world.url("server", "/?project=abc"));
        call(world.url("server", "?project=abc"));
        assertEquals(1, world.logins());
    }

    @ParameterizedTest
    @Tag("8.1")
    @ValueSource(strings = {"/mcp?project=xyz", "/mcp?project=ab", "/mcp?", "/?project=abc", "?project=abc"})
    void an_identifier_with_another_query_is_another_one(String resource) {
        world.resource.put("resource", world.url("server", resource));
        Stopped.because("is about", () -> call(world.url("server", "/mcp?project=abc")));
    }

    @Test
    @Tag("8.1")
    void an_identifier_with_a_query_is_not_that_of_a_server_without_one() {
        world.resource.put("resource", world.url("server", "/mcp?project=abc"));
        Stopped.because("is about", world::call);
    }

    @ParameterizedTest
    @Tag("8.3")
    @CsvSource({"http://127.0.0.1, HTTP://127.0.0.1", "HTTP://127.0.0.1, http://127.0.0.1",
        "http://localhost, http://LOCALHOST", "http://LocalHost, HTTP://localHOST"})
    void scheme_and_host_are_compared_without_case(String server, String resource) {
        String rest = world.url("server", "/mcp").substring("http://127.0.0.1".length());
        world.resource.put("resource", resource + rest);
        call(server + rest);
        assertEquals(resource + rest, world.tokenRequest().parameters().get("resource"));
    }

    @Test
    @Tag("8.1")
    void the_path_is_compared_with_case() {
        world.resource.put("resource", world.url("server", "/MCP"));
        Stopped.because("is about", world::call);
    }

    @ParameterizedTest
    @Tag("8.1")
    @ValueSource(strings = {"#fragment", "@evil.example/mcp"})
    void an_identifier_with_a_fragment_or_a_user_is_refused(String end) {
        world.resource.put("resource", world.url("server", "/mcp").replace("/mcp", end));
        Stopped.because("is about", world::call);
    }

    @ParameterizedTest
    @Tag("8.1")
    @Tag("control")
    @CsvSource({"http://127.0.0.1:80/mcp, http://127.0.0.1/mcp",
        "https://A.example/x, https://a.example:443/y",
        "HTTPS://a.example, https://A.EXAMPLE:443"})
    void a_port_that_is_left_out_is_the_default_one(String one, String other) {
        assertTrue(SafeUrl.haveSameOrigin(URI.create(one), URI.create(other)));
        assertTrue(SafeUrl.haveSameOrigin(URI.create(other), URI.create(one)));
    }

    @ParameterizedTest
    @Tag("8.1")
    @Tag("control")
    @CsvSource({"http://localhost/, https://localhost/", "https://a.example/, https://a.example:80/",
        "http://localhost:443/, https://localhost/", "http://localhost/, http://127.0.0.1/",
        "https://a.example/, https://b.example/"})
    void another_scheme_host_or_port_is_another_origin(String one, String other) {
        assertFalse(SafeUrl.haveSameOrigin(URI.create(one), URI.create(other)));
    }
}
