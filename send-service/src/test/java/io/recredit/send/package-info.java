/** What the tests of send-service share. */
@NullMarked
package io.recredit.send;

import org.jspecify.annotations.NullMarked;
