/** What account-service says about accounts and users, kept in this service's own database. */
@NullMarked
package io.recredit.billing.reference;

import org.jspecify.annotations.NullMarked;
