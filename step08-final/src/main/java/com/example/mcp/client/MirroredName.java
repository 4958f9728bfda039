package com.example.mcp.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Writes the Mcp-Name header, which repeats what a request is about (2026-07-28, Streamable HTTP). */
final class MirroredName {

    /** The member of the params that names the target of a method. */
    private static final Map<String, String> MEMBERS =
            Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");

    private MirroredName() {
    }

    /** The value of the header, if the method has a target and the params name it. */
    static Optional<String> of(String method, Map<String, ?> params) {
        return params.get(MEMBERS.getOrDefault(method, "")) instanceof String name
                ? Optional.of(headerValue(name)) : Optional.empty();
    }

    /** A name that a header cannot carry travels in Base64, and so does one that looks as if it did. */
    private static String headerValue(String name) {
        boolean isPlain = !name.isEmpty() && name.equals(name.strip()) && !name.startsWith("=?")
                && name.chars().allMatch(c -> c >= ' ' && c <= '~');
        String encoded = Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
        return isPlain ? name : "=?base64?" + encoded + "?=";
    }
}
