package com.example.mcp.site;

import java.util.List;

/**
 * What stands within the frame that all pages have.
 *
 * @param name     where it is in the site
 * @param kind     names its style: text or wide
 * @param entry    the page of the book that it is or belongs to, null for none
 * @param sections its table of contents
 */
record Page(String name, String kind, String title, Book.Entry entry, List<Section> sections, String body) { }
