/** Accounts and users as the consuming services know them: a copy in their own database. */
@NullMarked
package io.recredit.kit.reference;

import org.jspecify.annotations.NullMarked;
