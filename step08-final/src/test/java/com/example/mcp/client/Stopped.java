package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.function.Executable;

/** What every stop has in common: it comes in time, is one sentence, and gives no secret away. */
final class Stopped {

    private Stopped() {
    }

    static void because(String reason, Executable call) {
        var stop = assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> assertThrows(ClientException.class, call));
        String sentence = stop.getMessage();
        assertTrue(sentence.contains(reason), sentence);
        assertTrue(sentence.matches(".+[.]"), "not one sentence: " + sentence);
        assertFalse(sentence.matches("(?s).*(token-\\d|refresh-\\d|code-\\d|s3cret).*"), "a secret: "
                + sentence);
    }
}
