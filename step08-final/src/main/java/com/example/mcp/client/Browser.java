package com.example.mcp.client;

import java.net.URI;

/** Makes a user agent visit the authorization URL; its last redirect reaches the loopback listener. */
public interface Browser {
    void open(URI authorizationUrl);
}
