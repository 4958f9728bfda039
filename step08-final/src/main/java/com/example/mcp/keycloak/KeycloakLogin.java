package com.example.mcp.keycloak;

import com.example.mcp.client.Browser;
import com.example.mcp.client.ClientException;
import com.example.mcp.client.Http;
import java.net.HttpCookie;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Stands in for a person at a browser: fills in Keycloak's login form, agrees to its consent form, goes back.
 * For demonstrations and tests with known users only: a real client never sees a password. At most 10 pages.
 */
public final class KeycloakLogin implements Browser {
    // Bounded, and never over the next tag: no page, however it is made, costs more than a moment.
    private static final Pattern FORM = Pattern.compile("<form[^<>]{0,500}\\saction=\"([^\"]+)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input[^<>]{0,500}name=\"code\"[^<>]{0,500}value=\"([^\"]*)\"");
    private static final int PAGES = 10;
    private final Http http;
    private final String user;
    private final String password;

    public KeycloakLogin(Http http, String user, String password) {
        this.http = http;
        this.user = user;
        this.password = password;
    }

    @Override
    public void open(URI authorizationUrl) {
        try {
            walk(authorizationUrl);
        } catch (IllegalArgumentException e) {
            throw new ClientException("Keycloak answered with a cookie or an address that cannot be read.");
        }
    }

    private void walk(URI authorizationUrl) {
        // Keycloak marks its cookies Secure even on http://localhost, and java.net.CookieManager then does
        // not send them. They live for one visit, and go to Keycloak's origin only.
        Map<String, String> cookies = new LinkedHashMap<>();
        String origin = origin(authorizationUrl);
        URI url = authorizationUrl;
        String form = null;
        for (int page = 0; page < PAGES; page++) {
            Http.Reply reply = visit(url, form, origin.equals(origin(url)) ? cookies : Map.of());
            if (!origin.equals(origin(url))) {
                return;
            }
            reply.headers().allValues("Set-Cookie").stream().flatMap(line -> HttpCookie.parse(line).stream())
                    .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
            boolean redirected = reply.status() / 100 == 3;
            form = redirected ? null : fields(reply);
            String next = redirected ? reply.headers().firstValue("Location").orElse("")
                    : action(reply, page);
            url = Http.url("The next page", url.resolve(next).toString());
            // The password belongs to Keycloak: a form that points elsewhere does not get it.
            if (form != null && !origin.equals(origin(url))) {
                throw new ClientException("The login form at " + origin
                        + " would send the password elsewhere.");
            }
        }
        throw new ClientException("The login at " + origin + " did not end after " + PAGES + " pages.");
    }

    private Http.Reply visit(URI url, String form, Map<String, String> cookies) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!cookies.isEmpty()) {
            headers.put("Cookie", cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
        }
        if (form != null) {
            headers.put("Content-Type", "application/x-www-form-urlencoded");
        }
        return http.send("login", url, form, headers);
    }

    private String fields(Http.Reply reply) {
        if (reply.body().contains("name=\"password\"")) {
            return Http.form(Map.of("username", user, "password", password, "credentialId", ""));
        }
        Matcher code = HIDDEN.matcher(reply.body());
        return Http.form(Map.of("accept", "Yes", "code", code.find() ? unescape(code.group(1))
                : ""));
    }

    private String action(Http.Reply reply, int page) {
        Matcher form = FORM.matcher(reply.body());
        boolean again = page > 0 && reply.body().contains("name=\"password\"");
        if (reply.status() != 200 || again || !form.find()) {
            throw new ClientException("Keycloak answered " + reply.status() + " and did not log " + user
                    + " in.");
        }
        return unescape(form.group(1));
    }

    private static String unescape(String html) {
        return html.replace("&amp;", "&");
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
