package com.example.mcp.ladder;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The program that {@link Build#run} starts. Arguments: a file with jobs, and the file to write.
 *
 * <p>A job is a line: its class path, then what to run, and tags; the last two may be empty. Classes of one
 * job do not meet those of another. The result is a line for each test: the number of the job, and what
 * happened.
 */
final class TestRun implements TestExecutionListener {

    private static final String LIBRARIES = System.getProperty("java.class.path");

    private final int job;
    private final List<String> lines;

    private TestRun(int job, List<String> lines) {
        this.job = job;
        this.lines = lines;
    }

    public static void main(String[] args) throws Exception {
        List<String> jobs = Files.readAllLines(Path.of(args[0]));
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < jobs.size(); i++) {
            String[] job = jobs.get(i).split("\t", -1);
            run(job[0], job[1], job[2], new TestRun(i, lines));
        }
        Files.write(Path.of(args[1]), lines);
        System.exit(0);
    }

    private static void run(String folders, String tests, String tags, TestRun listener) throws Exception {
        List<Path> roots = Stream.of(folders.split(File.pathSeparator)).map(Path::of).toList();
        List<URL> urls = new ArrayList<>();
        for (Path root : roots) {
            urls.add(root.toUri().toURL());
        }
        // Tests that start a program of the step give it this class path.
        System.setProperty("java.class.path", folders + File.pathSeparator + LIBRARIES);
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), TestRun.class.getClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectors(roots.getLast(), tests, loader))
                    .filters(ClassNameFilter.includeClassNamePatterns(".*Test"));
            if (tests.isEmpty()) {
                // What measures time says nothing where other programs run beside it.
                request.filters(TagFilter.excludeTags("timing"));
            }
            if (!tags.isEmpty()) {
                request.filters(TagFilter.includeTags(tags));
            }
            LauncherFactory.create().execute(request.build(), listener);
        }
    }

    /** All tests of a folder, or those of one class, or one method of it: "", X, X#y. */
    private static List<? extends DiscoverySelector> selectors(Path classes, String tests, ClassLoader loader)
            throws Exception {
        if (tests.isEmpty()) {
            return DiscoverySelectors.selectClasspathRoots(Set.of(classes));
        }
        String name = tests.replaceFirst("#.*", "");
        try (var files = Files.walk(classes)) {
            Path file = files.filter(entry -> entry.endsWith(name + ".class")).findFirst().orElseThrow();
            String type = classes.relativize(file).toString().replace(".class", "")
                    .replaceAll("[/\\\\]", ".");
            Class<?> testClass = Class.forName(type, true, loader);
            if (!tests.contains("#")) {
                return List.of(DiscoverySelectors.selectClass(testClass));
            }
            String method = tests.substring(tests.indexOf('#') + 1);
            return Stream.of(testClass.getDeclaredMethods()).filter(found -> found.getName().equals(method))
                    .map(found -> DiscoverySelectors.selectMethod(testClass, found)).toList();
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean failed = result.getStatus() == TestExecutionResult.Status.FAILED;
        if (test.isTest() ? result.getStatus() == TestExecutionResult.Status.ABORTED : !failed) {
            return;
        }
        String type = "";
        String method = "";
        if (test.getSource().orElse(null) instanceof MethodSource source) {
            type = source.getClassName();
            method = source.getMethodName();
        } else if (test.getSource().orElse(null) instanceof ClassSource source) {
            type = source.getClassName();
        }
        String tags = test.getTags().stream().map(TestTag::getName).sorted().collect(Collectors.joining(","));
        Throwable cause = result.getThrowable().map(TestRun::cut).orElse(null);
        String thrown = cause == null ? "" : cause.getClass().getName();
        String message = cause == null ? "" : String.valueOf(cause.getMessage());
        lines.add(String.join("\t", "" + job, type, method, tags, thrown, message.replaceAll("\\s+", " ")));
    }

    /** The exception of a body that is cut, if one is among the causes; else what was thrown. */
    private static Throwable cut(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnsupportedOperationException
                    && String.valueOf(cause.getMessage()).matches("\\d\\.\\d: .*")) {
                return cause;
            }
        }
        return thrown;
    }
}
