package io.recredit.send.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Packages from npm for one test, which is skipped, with a message, where there is no npm or no registry. */
final class NodePackages {

    private static final Path SCRIPTS = Path.of("src", "test", "resources", "second-opinions");
    private static final long INSTALL_SECONDS = 30;
    private static final long RUN_SECONDS = 120;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    private NodePackages(Path folder) {
        this.folder = folder;
    }

    /** Installs packages, given as {@code name@version}, into an empty folder. */
    static NodePackages installed(Path folder, List<String> packages) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "npm",
                "install",
                "--prefix",
                folder.toString(),
                "--no-audit",
                "--no-fund",
                "--no-package-lock",
                "--ignore-scripts",
                "--fetch-retries=0"));
        command.addAll(packages);
        try {
            Process npm = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("npm.log").toFile())
                    .start();
            boolean ended = npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS);
            // It writes into the folder until it is gone.
            npm.destroyForcibly().waitFor();
            if (!ended || npm.exitValue() != 0) {
                abort("npm cannot install " + packages + ": no second opinion");
            }
        } catch (IOException noNpm) {
            abort("there is no npm here: no second opinion");
        }
        return new NodePackages(folder);
    }

    /** Runs a script with the packages; it reads the texts as a JSON array and prints JSON. */
    JsonNode run(String script, List<String> texts) throws IOException, InterruptedException {
        Path input = Files.write(folder.resolve("input.json"), JSON.writeValueAsBytes(texts));
        Path output = folder.resolve("output.json");
        ProcessBuilder node = new ProcessBuilder(
                        "node", SCRIPTS.resolve(script).toAbsolutePath().toString())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        node.environment().put("NODE_PATH", folder.resolve("node_modules").toString());
        Process running = node.start();
        boolean ended = running.waitFor(RUN_SECONDS, TimeUnit.SECONDS);
        running.destroyForcibly();
        assertThat(ended && running.exitValue() == 0).as("node runs %s", script).isTrue();
        return JSON.readTree(output.toFile());
    }
}
