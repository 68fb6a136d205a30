package io.recredit.billing.tariff;

import io.recredit.billing.tariff.ImportResult.Conflicting;
import io.recredit.billing.tariff.ImportResult.Imported;
import io.recredit.billing.tariff.ImportResult.Overlapping;
import io.recredit.billing.tariff.ImportResult.Repeated;
import io.recredit.billing.tariff.ImportResult.TooSoon;
import io.recredit.kit.problem.FieldError;
import io.recredit.kit.problem.Problems;

/** Refused imports as problems; a dry run has the same. */
final class ImportRefusals {

    private ImportRefusals() {}

    /** Whether the tariff was there before; throws the problem if it cannot be imported. */
    static boolean isRepeated(Tariff tariff, ImportResult result) {
        return switch (result) {
            case Imported imported -> false;
            case Repeated repeated -> true;
            case Conflicting conflicting ->
                throw Problems.conflict(
                        "tariff-exists",
                        "Tariff exists",
                        "The tariff " + tariff.id() + " exists with other content; tariffs never change.");
            case Overlapping overlapping ->
                throw Problems.conflict(
                        "tariff-overlaps",
                        "Tariff overlaps",
                        "The tariff " + overlapping.other() + " of " + tariff.currency()
                                + " begins at the same time; of two only one can be valid.");
            case TooSoon tooSoon ->
                throw Problems.invalid(new FieldError(
                        "validFrom",
                        "too-soon",
                        "must be at least " + ImportTariff.NOTICE.toSeconds() + " s ahead, as another tariff of "
                                + tariff.currency() + " is valid: now not before " + tooSoon.earliest()));
        };
    }
}
