/**
 * What the codes mean: UNU categories with average masses and reference lifetimes, materials, countries and code lists.
 * The tables under {@code /reference} name their sources; they are read once and never change while the service runs.
 */
package org.circulog.reference;
