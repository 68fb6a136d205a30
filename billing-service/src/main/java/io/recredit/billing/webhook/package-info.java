/** What the card processor tells by itself. */
@NullMarked
package io.recredit.billing.webhook;

import org.jspecify.annotations.NullMarked;
