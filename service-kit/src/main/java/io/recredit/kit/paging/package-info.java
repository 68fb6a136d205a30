/** Lists in pages, with an opaque cursor. */
@NullMarked
package io.recredit.kit.paging;

import org.jspecify.annotations.NullMarked;
