/** An operator corrects a balance by hand. */
@NullMarked
package io.recredit.billing.adjustment;

import org.jspecify.annotations.NullMarked;
