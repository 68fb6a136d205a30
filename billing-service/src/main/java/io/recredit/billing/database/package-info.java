/** How rows travel to PostgreSQL, and how much is read at a time. */
@NullMarked
package io.recredit.billing.database;

import org.jspecify.annotations.NullMarked;
