/** Quantities that a recycler treats together: devices and loose kilograms, weighed, closed, split and handed over. */
package org.circulog.lot;
