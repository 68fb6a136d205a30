/** What somebody who waits gets to see. */
@NullMarked
package io.recredit.localstack.progress;

import org.jspecify.annotations.NullMarked;
