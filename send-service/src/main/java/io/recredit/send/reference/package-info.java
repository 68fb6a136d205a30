/** Accounts and users as account-service tells them, mirrored into this service's own database. */
@NullMarked
package io.recredit.send.reference;

import org.jspecify.annotations.NullMarked;
