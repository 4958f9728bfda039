package com.example.mcp.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Lets only requests through that are addressed to this server by one of its own names; others are 400.
 *
 * <p>In a DNS rebinding attack a page reaches a local server under the attacker's host name, and the Host
 * header still carries it. A missing or repeated Host is 400 as well (RFC 9112 §3.2, and here in HTTP/1.0
 * too), which older JDKs leave to us.
 */
public final class HostFilter extends Filter {

    private final Set<String> hosts;

    /** Allows exactly these values of the Host header, such as {@code localhost:9000}, in lower case. */
    public HostFilter(Set<String> hosts) {
        this.hosts = Set.copyOf(hosts);
    }

    @Override
    public String description() {
        return "refuses requests for another host";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        List<String> values = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        String target = exchange.getRequestURI().getRawAuthority(); // of a request line with a whole URL
        if (values.size() == 1 && isOurs(values.getFirst()) && (target == null || isOurs(target))) {
            chain.doFilter(exchange);
        } else {
            Replies.refuse(exchange, 400, "The Host header does not name this server.");
        }
    }

    private boolean isOurs(String host) {
        return hosts.contains(host.toLowerCase(Locale.ROOT));
    }
}
