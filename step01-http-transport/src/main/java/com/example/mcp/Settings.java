package com.example.mcp;

import java.util.Map;

/**
 * Reads settings from environment variables and checks their form; empty is the same as absent.
 *
 * <p>What is wrong is an {@link IllegalArgumentException} with one sentence that names the variable.
 */
record Settings(Map<String, String> env) {

    String text(String name, String fallback) {
        String value = env.getOrDefault(name, "").strip();
        return value.isEmpty() ? fallback : value;
    }

    /** A whole number within bounds. */
    int number(String name, String fallback, int min, int max) {
        String value = text(name, fallback);
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < min || Integer.parseInt(value) > max) {
            throw new IllegalArgumentException(
                    name + " must be a number from " + min + " to " + max + ", but is '" + value + "'.");
        }
        return Integer.parseInt(value);
    }
}
