package io.recredit.bench;

import java.io.IOException;
import java.nio.file.Path;

/** One of the commands of {@code ./dev bench}. */
public interface Benchmark {

    /**
     * Measures and prints a table.
     *
     * @param checkout where the services are built; {@code bench/target} takes what is written on the way
     * @throws IOException when something cannot be read or written
     * @throws WrongResult when what was measured is not right
     */
    void run(Path checkout, Arguments arguments) throws IOException, InterruptedException;
}
