package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("8.3")
class DiscoveryTest {

    private static final String PRM = "/.well-known/oauth-protected-resource";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";
    private static final String OPENID = "/.well-known/openid-configuration";

    @RegisterExtension
    final World world = new World();

    @Test
    void the_metadata_named_by_the_challenge_is_the_only_one_asked() {
        world.mcp.challenge = "Bearer resource_metadata=\"" + world.url("server", "/custom") + "\"";
        Stopped.because("There is no metadata", world::call);
        world.pages.put("server /custom", request -> World.Answer.json(200, world.resource));
        world.call();
        assertEquals(0, world.at("server", PRM + "/mcp").size());
    }

    @Test
    void without_a_named_document_the_path_form_is_asked_before_the_root() {
        world.mcp.challenge = "Bearer";
        world.pages.put("server " + PRM, world.pages.remove("server " + PRM + "/mcp"));
        world.call();
        assertEquals(List.of("/mcp", PRM + "/mcp", PRM, "/mcp"),
                world.seen.stream().filter(it -> it.site().equals("server")).map(World.Seen::path).toList());
    }

    @Test
    void an_issuer_with_a_path_is_asked_in_three_forms_in_order() {
        world.resource.putArray("authorization_servers").add(world.url("issuer", "/realms/x"));
        world.issuer.put("issuer", world.url("issuer", "/realms/x"));
        world.login.redirect = redirect -> redirect.put("iss", world.url("issuer", "/realms/x"));
        world.pages.put("issuer /realms/x" + OPENID, world.pages.remove("issuer " + OAUTH));
        world.call();
        assertEquals(List.of(OAUTH + "/realms/x", OPENID + "/realms/x", "/realms/x" + OPENID), wellKnown());
    }

    @Test
    void an_issuer_without_a_path_is_asked_in_two_forms() {
        world.pages.put("issuer " + OPENID, world.pages.remove("issuer " + OAUTH));
        world.call();
        assertEquals(List.of(OAUTH, OPENID), wellKnown());
    }

    private List<String> wellKnown() {
        return world.seen.stream().filter(it -> it.site().equals("issuer")).map(World.Seen::path)
                .filter(path -> path.contains("/.well-known/")).toList();
    }
}
