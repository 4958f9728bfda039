package com.example.mcp.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the Content-Type header says about a body (RFC 9110 §8.3). */
public final class MediaTypes {

    private static final Set<String> UTF_8 = Set.of("charset=utf-8", "charset=\"utf-8\"");

    private MediaTypes() {
    }

    /** Whether the header is JSON, in UTF-8 if it names a charset; an absent or repeated one is not. */
    public static boolean isJson(List<String> contentType) {
        if (contentType == null || contentType.size() != 1) {
            return false;
        }
        String[] parts = contentType.getFirst().toLowerCase(Locale.ROOT).split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("charset=") && !UTF_8.contains(parameter)) {
                return false;
            }
        }
        return parts[0].strip().equals("application/json");
    }
}
