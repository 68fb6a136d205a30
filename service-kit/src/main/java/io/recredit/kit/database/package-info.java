/** The connections to PostgreSQL: how many may wait for one, and how long. */
@NullMarked
package io.recredit.kit.database;

import org.jspecify.annotations.NullMarked;
