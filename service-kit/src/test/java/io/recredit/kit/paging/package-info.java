@NullMarked
package io.recredit.kit.paging;

import org.jspecify.annotations.NullMarked;
