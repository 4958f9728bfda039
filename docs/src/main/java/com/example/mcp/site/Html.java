package com.example.mcp.site;

/** Small pieces of HTML; all of it is XML as well, so that a test can parse it. */
final class Html {

    private Html() {
    }

    /** Text as it is written between tags and in attributes; control characters have no form there. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\uFFFD");
    }

    static String link(String href, String text) {
        return "<a href=\"" + escape(href) + "\">" + escape(text) + "</a>";
    }

    /** A line of code with its number in an attribute: what is copied from the page is the code alone. */
    static String line(String type, int number, String html) {
        return "<div class=\"" + type + "\" data-n=\"" + number + "\">" + html + "</div>\n";
    }

    /** How many lines came and went. */
    static String counts(long added, long removed) {
        return (added == 0 ? "" : "<span class=\"plus\">+" + added + "</span> ")
                + (removed == 0 ? "" : "<span class=\"minus\">\u2212" + removed + "</span>");
    }

    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
