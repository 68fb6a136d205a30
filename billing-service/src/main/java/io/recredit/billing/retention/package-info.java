/** Old weeks of the ledger are closed and detached: {@code docs/retention.md}. */
@NullMarked
package io.recredit.billing.retention;

import org.jspecify.annotations.NullMarked;
