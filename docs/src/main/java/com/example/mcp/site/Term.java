package com.example.mcp.site;

import java.util.List;

/**
 * A word of the glossary.
 *
 * @param id         its place in the page of the glossary
 * @param names      how it is written in texts
 * @param codes      how it is written as code, such as {@code aud}
 * @param title      the word as the glossary has it, in HTML
 * @param definition what it means, in HTML
 * @param example    an example of it, in HTML, or nothing
 */
record Term(String id, List<String> names, List<String> codes, String title, String definition,
        String example) { }
