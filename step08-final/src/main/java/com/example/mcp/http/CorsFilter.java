package com.example.mcp.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/**
 * Lets pages read the answers of this server (CORS, as the Fetch standard has it) and answers preflights.
 *
 * <p>It stands behind the {@link OriginFilter}, so any Origin that gets here is an allowed one, and before
 * authentication, because a preflight never carries a credential.
 */
public final class CorsFilter extends Filter {

    /** Request headers of the protocol, and of the clients that resume streams or keep sessions. */
    private static final String REQUEST_HEADERS = "Authorization, Content-Type, Accept, "
            + "MCP-Protocol-Version, Mcp-Session-Id, Last-Event-ID, Mcp-Method, Mcp-Name";

    @Override
    public String description() {
        return "lets pages of allowed origins read the answers";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Headers request = exchange.getRequestHeaders();
        Headers response = exchange.getResponseHeaders();
        response.set("Vary", "Origin");
        if (request.containsKey("Origin")) {
            response.set("Access-Control-Allow-Origin", request.getFirst("Origin"));
            // Without this a page sees the 401 and not the challenge that says where to get a token.
            response.set("Access-Control-Expose-Headers", "WWW-Authenticate");
            if (exchange.getRequestMethod().equals("OPTIONS")
                    && request.containsKey("Access-Control-Request-Method")) {
                response.set("Access-Control-Allow-Methods", "GET, HEAD, POST");
                response.set("Access-Control-Allow-Headers", REQUEST_HEADERS);
                response.set("Access-Control-Max-Age", "600");
                Replies.empty(exchange, 204);
                return;
            }
        }
        chain.doFilter(exchange);
    }
}
