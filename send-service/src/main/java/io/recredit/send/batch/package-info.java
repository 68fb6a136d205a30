/** Many small writes from many threads become few large ones. */
@NullMarked
package io.recredit.send.batch;

import org.jspecify.annotations.NullMarked;
