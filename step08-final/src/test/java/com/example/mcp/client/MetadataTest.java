package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {

    private static final String OAUTH = "/.well-known/oauth-authorization-server";

    @RegisterExtension
    final World world = new World();

    private List<String> wellKnown() {
        return world.seen.stream().filter(it -> it.site().equals("issuer")).map(World.Seen::path)
                .filter(path -> path.contains("/.well-known/")).toList();
    }

    @Test
    @Tag("8.1")
    void metadata_of_another_issuer_is_not_used() {
        world.issuer.put("issuer", "https://other.example");
        Stopped.because("is that of another issuer", world::call);
        assertEquals(0, world.registrations());
    }

    @Test
    @Tag("8.1")
    void an_issuer_that_differs_by_a_slash_is_another_issuer() {
        world.issuer.put("issuer", world.url("issuer", "/"));
        Stopped.because("is that of another issuer", world::call);
    }

    @ParameterizedTest
    @Tag("8.1")
    @ValueSource(strings = {"https://evil.example/mcp", "", "http", "http:", "http:/", "http://",
        "http://127.0.0.1"})
    void metadata_of_another_resource_is_not_used(String resource) {
        world.resource.put("resource", resource);
        Stopped.because("is about '" + resource + "'", world::call);
        assertEquals(List.of(), wellKnown());
    }

    @ParameterizedTest
    @Tag("8.1")
    @ValueSource(strings = {"/mc", "/mcp/x", "/other"})
    void metadata_of_a_neighbour_on_the_same_origin_is_not_used(String path) {
        world.resource.put("resource", world.url("server", path));
        Stopped.because("is about", world::call);
    }

    @ParameterizedTest
    @Tag("8.3")
    @ValueSource(strings = {"", "/"})
    void the_origin_may_stand_for_the_server_and_is_sent_as_it_is_written(String slash) {
        world.resource.put("resource", world.url("server", slash));
        world.call();
        assertEquals(world.url("server", slash), world.tokenRequest().parameters().get("resource"));
    }

    @Test
    @Tag("8.1")
    void an_object_where_a_list_must_stand_names_nothing() {
        world.issuer.putObject("code_challenge_methods_supported").put("best", "S256");
        Stopped.because("S256", world::call);
    }

    @Test
    @Tag("8.3")
    void an_issuer_with_a_slash_at_its_end_is_asked_without_it() {
        world.resource.putArray("authorization_servers").add(world.url("issuer", "/"));
        world.issuer.put("issuer", world.url("issuer", "/"));
        world.login.redirect = redirect -> redirect.put("iss", world.url("issuer", "/"));
        world.call();
        assertEquals(List.of(OAUTH), wellKnown());
    }

    @Test
    @Tag("8.3")
    void the_path_alone_may_stand_for_a_server_with_a_query() {
        McpClient client = new McpClient(world.oauth("/mcp?tenant=1"), "2026-07-28");
        assertEquals("tools/list", client.call("tools/list", Map.of()).path("called").asString());
    }

    @ParameterizedTest
    @Tag("8.1")
    @ValueSource(strings = {"[\"plain\"]", "[]", "null"})
    void an_issuer_without_S256_is_refused(String methods) {
        world.issuer.set("code_challenge_methods_supported", World.json(methods));
        Stopped.because("does not offer PKCE with S256", world::call);
    }

    @Test
    @Tag("8.1")
    void an_issuer_that_is_silent_about_pkce_is_refused() {
        world.issuer.remove("code_challenge_methods_supported");
        Stopped.because("does not offer PKCE with S256", world::call);
        assertEquals(0, world.logins());
    }

    @Test
    @Tag("8.1")
    void a_server_that_names_no_issuer_is_refused() {
        world.resource.remove("authorization_servers");
        Stopped.because("authorization_servers is neither", world::call);
    }

    @Test
    @Tag("8.1")
    void no_metadata_at_all_is_refused() {
        world.pages.remove("issuer " + OAUTH);
        Stopped.because("There is no metadata", world::call);
    }
}
