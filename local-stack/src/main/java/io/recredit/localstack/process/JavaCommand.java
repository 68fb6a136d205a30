package io.recredit.localstack.process;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;

/** Command lines that run Java with the JDK that runs this. */
public final class JavaCommand {

    private JavaCommand() {}

    /** The {@code java} program of the running JDK. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The jar or classes folder this module was loaded from. */
    public static Path ownCode() {
        CodeSource source = JavaCommand.class.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Not loaded from a file: " + source, e);
        }
    }

    /** {@code java OPTIONS -cp CLASSPATH MAIN ARGUMENTS}. */
    public static List<String> running(List<String> options, String classPath, String mainClass, List<String> args) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(options);
        command.add("-cp");
        command.add(classPath);
        command.add(mainClass);
        command.addAll(args);
        return List.copyOf(command);
    }
}
