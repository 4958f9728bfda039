package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("8.3")
class ScopeSelectionTest {

    @RegisterExtension
    final World world = new World();

    @Test
    void the_scope_of_the_challenge_is_asked_for() {
        world.mcp.challenge = "Bearer scope=\"mcp:read\"";
        world.call();
        assertEquals("mcp:read", world.asked().get("scope"));
    }

    @Test
    void without_a_scope_in_the_challenge_all_supported_scopes_are_asked_for() {
        world.call();
        assertEquals("mcp:read mcp:tools", world.asked().get("scope"));
    }

    @Test
    void without_any_scope_named_the_parameter_is_left_out() {
        world.resource.remove("scopes_supported");
        world.call();
        assertFalse(world.asked().containsKey("scope"));
    }

    @Test
    void a_caller_may_ask_for_less_first() {
        world.scopes = Set.of("mcp:read");
        world.call();
        assertEquals("mcp:read", world.asked().get("scope"));
    }
}
