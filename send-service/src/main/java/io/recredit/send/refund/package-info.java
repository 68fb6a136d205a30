/** Giving a charge back: asked for once per message, in the transaction that ends the message. */
@NullMarked
package io.recredit.send.refund;

import org.jspecify.annotations.NullMarked;
