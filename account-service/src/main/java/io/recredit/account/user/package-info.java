/** The sending identities under an account. */
@NullMarked
package io.recredit.account.user;

import org.jspecify.annotations.NullMarked;
