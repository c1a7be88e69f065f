package org.circulog.recovery;

import java.time.LocalDate;

/**
 * That a lot was treated, itself or in the lot that it was split from.
 *
 * @param preliminary whether the operation only moves mass (Directive 2012/19/EU, Article 11(2))
 */
record LotTreatment(LocalDate day, boolean preliminary) {}
