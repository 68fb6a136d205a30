/** {@code ./dev bench micro}: single functions, each measured alone with JMH in a JVM of its own. */
@NullMarked
package io.recredit.bench.micro;

import org.jspecify.annotations.NullMarked;
