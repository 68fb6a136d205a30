package io.recredit.localstack.processor;

/**
 * What the processor has done.
 *
 * @param declined payments that were declined
 * @param requests to the API since the start, all kinds
 * @param replays of them answered with the first answer to their idempotency key
 * @param webhooksDelivered since the start, answered with 2xx
 * @param webhooksFailed deliveries since the start that were not
 * @param webhooksWaiting deliveries that run or wait for their time
 * @param held requests that wait to be released
 */
public record ProcessorCounts(
        long customers,
        long cards,
        long payments,
        long succeeded,
        long declined,
        long events,
        long requests,
        long replays,
        long webhooksDelivered,
        long webhooksFailed,
        long webhooksWaiting,
        long held) {}
