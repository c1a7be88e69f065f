package org.circulog.recovery;

import org.circulog.life.Stage;

/**
 * What open work of one stage, category and age adds up to, in pieces and whole milligrams of input.
 *
 * @param category null for lots that are a mix
 */
record OpenWorkSum(Stage stage, String category, AgeClass age, long items, long pieces, long massMg) {}
