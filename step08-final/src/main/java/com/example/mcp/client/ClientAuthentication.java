package com.example.mcp.client;

import java.util.Arrays;

/** How a client proves at the token endpoint which client it is (RFC 7591 §2). */
public enum ClientAuthentication {

    /** It does not: a public client has no secret, because its users could read it. */
    NONE("none"),

    /** In the Authorization header. */
    CLIENT_SECRET_BASIC("client_secret_basic"),

    /** In the form. */
    CLIENT_SECRET_POST("client_secret_post");

    private final String method;

    ClientAuthentication(String method) {
        this.method = method;
    }

    /** The name of the method in metadata and registrations. */
    String method() {
        return method;
    }

    static ClientAuthentication of(String method) {
        return Arrays.stream(values())
                .filter(known -> known.method.equals(method))
                .findFirst()
                .orElseThrow(() -> new ClientException("Unknown authentication method: " + method + "."));
    }
}
