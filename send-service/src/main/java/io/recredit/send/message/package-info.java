/** A message as it is stored and shown: its states, look-up and list, and the partitions it lives in. */
@NullMarked
package io.recredit.send.message;

import org.jspecify.annotations.NullMarked;
