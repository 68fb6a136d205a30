/** Unpacking of what comes as an archive. */
@NullMarked
package io.recredit.localstack.archive;

import org.jspecify.annotations.NullMarked;
