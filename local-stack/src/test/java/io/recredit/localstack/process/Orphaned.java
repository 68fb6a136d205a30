package io.recredit.localstack.process;

import io.recredit.localstack.process.ProcessSpec.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A launcher for {@link GuardTest}: starts a child, prints its pid, and waits to be killed. */
final class Orphaned {

    private Orphaned() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Guard.over(folder.resolve("run"), folder.resolve("data"));
        ManagedProcess child = ManagedProcess.start(new ProcessSpec(
                "child",
                List.of("sleep", "600"),
                Map.of(),
                folder,
                folder.resolve("child.log"),
                folder.resolve("run"),
                StopSignal.TERM));
        System.out.println(child.pid());
        System.in.read();
    }
}
