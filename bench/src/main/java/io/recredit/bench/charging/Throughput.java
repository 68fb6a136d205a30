package io.recredit.bench.charging;

import io.recredit.bench.WrongResult;
import io.recredit.bench.report.Figure;
import io.recredit.bench.report.ProgressLine;
import io.recredit.bench.stack.CpuMeter;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;

/** Measures how fast a running billing-service decides charges that are all on the topic already. */
final class Throughput {

    private final Billing billing;
    private final BillingDatabase database;
    private final Preload preload;
    private final ProgressLine progress;

    Throughput(Billing billing, ProgressLine progress) {
        this.billing = billing;
        this.database = billing.database();
        this.preload = new Preload(billing.bootstrapServers(), progress);
        this.progress = progress;
    }

    /**
     * Preloads charges while billing is held back, lets it go, and waits for the last answer.
     *
     * @throws WrongResult when not each charge has one answer, or the ledger says something else than the answers
     */
    Measured run(String name, AccountSet accounts, int charges, long seed) throws IOException, InterruptedException {
        BillingDatabase.Sums before = database.sums();
        try (OutcomeTopic outcomes = new OutcomeTopic(billing.bootstrapServers())) {
            Set<UUID> ids;
            CpuMeter meter;
            long begin;
            try (Held held = Held.hold(database)) {
                ids = preload.publish(accounts, charges, seed);
                held.awaitArrival();
                meter = CpuMeter.begin(billing.pids());
                begin = System.nanoTime();
            }
            outcomes.await(charges, done -> progress.now("%s: %s decided".formatted(name, Figure.count(done))));
            double seconds = (System.nanoTime() - begin) / 1e9;
            CpuMeter.CpuUse cpu = meter.used();
            OutcomeTopic.Tally tally = outcomes.tally(ids);
            compare(tally, before, database.sums());
            return new Measured(charges, tally.charged(), tally.refused(), seconds, cpu);
        }
    }

    private static void compare(OutcomeTopic.Tally tally, BillingDatabase.Sums before, BillingDatabase.Sums after) {
        if (before.balanceMicros() - after.balanceMicros() != tally.chargedMicros()
                || after.entries() - before.entries() != tally.charged()
                || after.refusals() - before.refusals() != tally.refused()
                || after.leastBalanceMicros() < 0) {
            throw new WrongResult("The ledger says something else than the answers: %s; before %s, after %s"
                    .formatted(tally, before, after));
        }
    }
}
