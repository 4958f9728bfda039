package com.example.mcp.site;

import java.util.List;
import org.commonmark.node.Node;

/**
 * A row of a README's change table.
 *
 * @param path the file within the step
 * @param kind new, changed, cut, given, moved or removed
 * @param why  what the last cell holds
 * @param code what in that cell is marked as code: where a file moved, its old path is among it
 */
record Change(String path, String kind, List<Node> why, List<String> code) { }
