package com.example.mcp.site;

import java.util.List;

/** What the site shows of a Markdown file. */
record Article(String title, List<Section> sections, String html) { }
