@NullMarked
package io.recredit.send.estimate;

import org.jspecify.annotations.NullMarked;
