package io.recredit.systemtests.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.localstack.demo.Demo;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.SystemTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The main job, as {@code ./dev demo} tells it on a stack that has seen other work before. */
@SystemTest
class DemoIT {

    @Test
    void everythingIsAsExpected(RunningSystem system) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();

        int exitCode = Demo.run(system.addresses(), new PrintStream(told, true, StandardCharsets.UTF_8), false);

        assertThat(exitCode).as(told.toString(StandardCharsets.UTF_8)).isZero();
    }
}
