package io.recredit.systemtests.harness;

import java.util.Random;

/** One seed per run, printed, so that a failing run can be had again: {@code -Drecredit.seed=...}. */
public final class Seed {

    private static final long VALUE = read();

    private Seed() {}

    private static long read() {
        String given = System.getProperty("recredit.seed", "");
        long seed = given.matches("-?[0-9]+") ? Long.parseLong(given) : new Random().nextInt(1_000_000);
        System.out.println("Seed of this run: " + seed + " (again with -Drecredit.seed=" + seed + ")");
        return seed;
    }

    /** Random numbers for one purpose; the same for the same seed and purpose, whatever ran before. */
    public static Random forPurpose(String purpose) {
        return new Random(VALUE * 31 + purpose.hashCode());
    }
}
