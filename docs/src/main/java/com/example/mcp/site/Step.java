package com.example.mcp.site;

/**
 * One rung of the ladder.
 *
 * @param folder where its files are
 * @param before where the files are that it starts from
 */
record Step(int number, String folder, String before) {

    String page() {
        return name() + ".html";
    }

    String diffPage() {
        return name() + "-diff.html";
    }

    String readme() {
        return folder + "/README.md";
    }

    /** Like "04 jwt". */
    String title() {
        return folder.substring(4).replaceFirst("-", " ");
    }

    private String name() {
        return folder.substring(0, 6);
    }
}
