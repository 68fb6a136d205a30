package io.recredit.billing.command;

import io.recredit.kit.idempotency.IdempotencyKey;

/**
 * Names one command of one customer.
 *
 * @param scope the kind of command, e.g. {@code transfer}: the same key may be used once in each
 * @param contentHash SHA-256 of everything that the command says, the account in its path included
 */
@SuppressWarnings("ArrayRecordComponent") // The hash is compared by content where it is compared at all.
public record CommandKey(String customer, String scope, IdempotencyKey key, byte[] contentHash) {}
