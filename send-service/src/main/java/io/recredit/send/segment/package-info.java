/** How a text is cut into billed segments: the alphabets, which of them is cheapest, and the borders between parts. */
@NullMarked
package io.recredit.send.segment;

import org.jspecify.annotations.NullMarked;
