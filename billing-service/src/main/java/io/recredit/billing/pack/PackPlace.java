package io.recredit.billing.pack;

import io.recredit.kit.paging.Cursor;
import io.recredit.kit.paging.PageRequest;
import java.util.List;

/** A place in the list of packs, which is ordered by currency and size; each size is there once. */
record PackPlace(String currency, long amountMicros) {

    private static final PackPlace START = new PackPlace("", 0);

    /** The place that a page begins after; a 400 if the cursor is none of this list. */
    static PackPlace of(PageRequest page) {
        List<String> parts = page.after();
        if (parts.isEmpty()) {
            return START;
        }
        if (parts.size() != 2) {
            throw PageRequest.badCursor();
        }
        try {
            return new PackPlace(parts.getFirst(), Long.parseLong(parts.getLast()));
        } catch (NumberFormatException notOurs) {
            throw PageRequest.badCursor();
        }
    }

    static String cursorAfter(PackEntity pack) {
        return Cursor.encode(pack.currency, Long.toString(pack.amountMicros));
    }
}
