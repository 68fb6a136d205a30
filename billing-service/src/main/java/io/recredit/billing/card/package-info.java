/** Stored cards: what may be shown of them, and which is the default. The numbers are the processor's alone. */
@NullMarked
package io.recredit.billing.card;

import org.jspecify.annotations.NullMarked;
