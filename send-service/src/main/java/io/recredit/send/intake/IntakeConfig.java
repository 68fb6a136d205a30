package io.recredit.send.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits and times of intake. */
@ConfigMapping(prefix = "recredit.intake")
interface IntakeConfig {

    /** How long billing may take to decide: later, the charge is refused as expired and the message is not sent. */
    @WithDefault("24h")
    Duration validFor();

    /** Messages that wait to be stored at most; beyond, requests are answered 503. */
    @WithDefault("20000")
    int maxQueuedMessages();

    /** How long a request may wait for its transaction to begin; beyond, it is answered 503. */
    @WithDefault("5s")
    Duration maxQueueTime();

    /** Messages that one transaction stores at most, unless one request alone has more. */
    @WithDefault("2000")
    int maxBatchMessages();

    /** Stored messages whose charge events this instance has not seen acknowledged by Kafka, at most; beyond: 503. */
    @WithDefault("50000")
    int maxUnpublishedMessages();

    /** Batches of all instances that wait for Kafka at most; beyond, requests are answered 503. */
    @WithDefault("2000")
    int maxWaitingBatches();

    /** Time without any acknowledgement, while some are waited for, after which requests are answered 503. */
    @WithDefault("5s")
    Duration kafkaSilentAfter();

    /** How often the sweep looks for batches and messages that are to be published again. */
    @WithDefault("2s")
    Duration sweepEvery();

    /** Age from which a batch that was not acknowledged is published again. */
    @WithDefault("10s")
    Duration republishBatchesAfter();

    /** Age from which billing is asked again about an undecided message; the interval doubles each time. */
    @WithDefault("5m")
    Duration republishUndecidedAfter();

    /** Longest interval at which billing is asked again. */
    @WithDefault("1h")
    Duration maxRepublishInterval();

    /** How long an idempotency key is remembered. */
    @WithDefault("48h")
    Duration keepIdempotencyKeys();

    /** How often the decisions that requests wait for are looked up, all with one query. */
    @WithDefault("20ms")
    Duration pollDecisionsEvery();

    /** Messages that requests wait for at most, all together; beyond, requests are answered without waiting. */
    @WithDefault("20000")
    int maxAwaitedMessages();
}
