/** What an account spent: by day, purpose, destination and user, net of refunds. */
@NullMarked
package io.recredit.billing.spending;

import org.jspecify.annotations.NullMarked;
