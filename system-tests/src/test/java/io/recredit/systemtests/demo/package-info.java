/** The demo, as {@code ./dev demo} shows it. */
@NullMarked
package io.recredit.systemtests.demo;

import org.jspecify.annotations.NullMarked;
