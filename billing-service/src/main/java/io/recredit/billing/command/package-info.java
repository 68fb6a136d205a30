/** What money commands share: each is carried out once, however often it is sent, and refusals become problems. */
@NullMarked
package io.recredit.billing.command;

import org.jspecify.annotations.NullMarked;
