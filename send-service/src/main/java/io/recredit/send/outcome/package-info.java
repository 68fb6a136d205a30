/** What billing decided about charges and refunds, written to the messages. */
@NullMarked
package io.recredit.send.outcome;

import org.jspecify.annotations.NullMarked;
