/** What crosses a service border: event records, topic names, {@link io.recredit.contracts.Amount}, ids. */
@NullMarked
package io.recredit.contracts;

import org.jspecify.annotations.NullMarked;
