package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("8.1")
@Tag("control")
class ScopeSelectionTest {
    private World world;

    @BeforeEach
    void open() throws IOException {
        world = new World();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Map<String, String> asked() {
        return world.at("issuer", "/authorize").getLast().parameters();
    }

    @Test
    void theScopeOfTheChallengeIsAskedFor() {
        world.mcp.challenge = "Bearer scope=\"mcp:read\"";
        world.call();
        assertEquals("mcp:read", asked().get("scope"));
    }

    @Test
    void withoutAScopeInTheChallengeAllSupportedScopesAreAskedFor() {
        world.call();
        assertEquals("mcp:read mcp:tools", asked().get("scope"));
    }

    @Test
    void withoutAnyScopeNamedTheParameterIsLeftOut() {
        world.resource.remove("scopes_supported");
        world.call();
        assertFalse(asked().containsKey("scope"));
    }

    @Test
    void aCallerMayAskForLessFirst() {
        world.scope = "mcp:read";
        world.call();
        assertEquals("mcp:read", asked().get("scope"));
    }
}
