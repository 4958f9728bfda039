package com.example.mcp.http;

import java.util.List;
import java.util.Locale;

/** The two questions that the endpoint asks about media types (RFC 9110 §8.3.1 and §12.5.1). */
public final class MediaTypes {

    private static final List<String> RANGES = List.of("application/json", "application/*", "*/*");

    private MediaTypes() {
    }

    /** Whether the Content-Type header is JSON, in UTF-8 if it names a charset; absent or repeated is not. */
    public static boolean isJson(List<String> contentType) {
        if (contentType == null || contentType.size() != 1) {
            return false;
        }
        String[] parts = parts(contentType.getFirst());
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].startsWith("charset=") && !parts[i].matches("charset=\"?utf-8\"?")) {
                return false;
            }
        }
        return parts[0].equals("application/json");
    }

    /** Whether the Accept header admits JSON: its most specific range that fits decides; absent admits. */
    public static boolean acceptsJson(List<String> accept) {
        String header = accept == null ? "" : String.join(",", accept);
        if (header.replace(",", "").isBlank()) {
            return true;
        }
        int best = RANGES.size();
        boolean accepted = false;
        for (String element : header.split(",")) {
            String[] parts = parts(element);
            int rank = RANGES.indexOf(parts[0]);
            if (rank >= 0 && rank <= best) {
                boolean admits = !isExcluded(parts);
                accepted = rank < best ? admits : accepted || admits;
                best = rank;
            }
        }
        return accepted;
    }

    /** Quality 0 means "not acceptable" (RFC 9110 §12.4.2). */
    private static boolean isExcluded(String[] parts) {
        for (String part : parts) {
            if (part.matches("q=0(\\.0{0,3})?")) {
                return true;
            }
        }
        return false;
    }

    private static String[] parts(String value) {
        return value.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
    }
}
