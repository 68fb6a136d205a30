package io.recredit.billing.vat;

import io.recredit.contracts.VatTreatment;

/** Whose VAT is charged on services that are sold electronically (Directive 2006/112/EC, Articles 44, 58, 59, 196). */
final class VatRule {

    private VatRule() {}

    /** The same country's first, for a VAT id changes nothing there. */
    static VatTreatment treatmentOf(Party seller, Party buyer) {
        if (VatArea.of(seller.country()).equals(VatArea.of(buyer.country()))) {
            return VatTreatment.DOMESTIC;
        }
        if (!VatArea.isInEu(buyer.country())) {
            return VatTreatment.OUTSIDE_SCOPE;
        }
        return buyer.vatId() == null ? VatTreatment.DESTINATION : VatTreatment.REVERSE_CHARGE;
    }
}
