/** How rows travel to PostgreSQL. */
@NullMarked
package io.recredit.billing.database;

import org.jspecify.annotations.NullMarked;
