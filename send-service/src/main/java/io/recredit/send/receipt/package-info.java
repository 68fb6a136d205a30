/** Delivery receipts: stored, joined with the segment they are about, and summed up to the message's final state. */
@NullMarked
package io.recredit.send.receipt;

import org.jspecify.annotations.NullMarked;
