/** Publishing events, dead letters, and what to do while the infrastructure is away. */
@NullMarked
package io.recredit.kit.kafka;

import org.jspecify.annotations.NullMarked;
