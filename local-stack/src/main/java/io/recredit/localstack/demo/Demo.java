package io.recredit.localstack.demo;

import io.recredit.localstack.StackAddresses;
import io.recredit.localstack.verify.Verify;

/** The main job, from a tariff to delivered messages, on a running stack. */
public final class Demo {

    private Demo() {}

    /**
     * Tells the story on standard output.
     *
     * @return the exit code: 0 if everything was exactly as expected
     */
    public static int run(StackAddresses stack) {
        return Verify.run(stack, Verify.DRAIN_BOUND, System.out).isClean() ? 0 : 1;
    }
}
