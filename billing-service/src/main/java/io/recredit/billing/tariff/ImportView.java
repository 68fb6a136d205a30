package io.recredit.billing.tariff;

/** What an import is answered: the tariff, or, of a dry run, what it would change. */
sealed interface ImportView permits TariffView, DryRunView {}
