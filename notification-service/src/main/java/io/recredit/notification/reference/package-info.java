/** What account-service says about accounts, kept in this service's own database, and the service's clock. */
@NullMarked
package io.recredit.notification.reference;

import org.jspecify.annotations.NullMarked;
