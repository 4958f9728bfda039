package com.example.mcp.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Collects the parameters of a query or of a form, and writes them in x-www-form-urlencoded. */
public final class FormParameters {

    /** The media type of a form in the body of a request. */
    public static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    private final StringBuilder encoded = new StringBuilder();

    /** Adds a parameter at the end. */
    public FormParameters add(String name, String value) {
        if (!encoded.isEmpty()) {
            encoded.append('&');
        }
        encoded.append(encode(name)).append('=').append(encode(value));
        return this;
    }

    /** The parameters as they are sent. */
    public String encoded() {
        return encoded.toString();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
