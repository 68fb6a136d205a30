/** Events that are published if and only if the transaction that caused them commits. */
@NullMarked
package io.recredit.kit.outbox;

import org.jspecify.annotations.NullMarked;
