/** A real PostgreSQL from a jar. */
@NullMarked
package io.recredit.localstack.postgres;

import org.jspecify.annotations.NullMarked;
