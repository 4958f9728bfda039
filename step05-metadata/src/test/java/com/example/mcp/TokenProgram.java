package com.example.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The token generator as a program of its own, with settings of its own and a folder for its keys. */
final class TokenProgram {

    private TokenProgram() {
    }

    /** Runs the generator, and returns the one line that it prints. */
    static String token(Path keys, Map<String, String> env, String... options) throws Exception {
        Process process = start(keys, env, options);
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), "exit code, after " + out + errors);
        assertTrue(out.matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\R"), out);
        return out.strip();
    }

    static Process start(Path keys, Map<String, String> env, String... options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"), "com.example.mcp.TokenGenerator");
        builder.command().addAll(List.of(options));
        builder.environment().keySet().removeIf(name -> name.matches("(JAVA|JDK_JAVA|MCP|JWT)_.*"));
        builder.environment().putAll(env);
        builder.environment().put("JWT_KEY_DIR", keys.toString());
        return builder.start();
    }
}
