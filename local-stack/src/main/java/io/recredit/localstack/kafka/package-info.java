/** A real Kafka broker in a JVM of its own. */
@NullMarked
package io.recredit.localstack.kafka;

import org.jspecify.annotations.NullMarked;
