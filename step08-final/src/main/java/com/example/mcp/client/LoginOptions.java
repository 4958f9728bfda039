package com.example.mcp.client;

import java.time.Duration;
import java.util.Set;

/**
 * How a user logs in.
 *
 * @param redirectPort the port at which the redirect arrives, or 0 for any; some authorization servers know a
 *         client by it
 * @param patience how long the client waits for the user
 * @param scopes what is asked for at first; if there are none, what the MCP server names
 */
public record LoginOptions(int redirectPort, Duration patience, Set<String> scopes) {
}
