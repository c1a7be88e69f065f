/**
 * Counts of devices by age and by day: what figures are computed from, whether it was read from rollups or from lives.
 * Counts can be added and taken back, so that groups add up and a change of one device changes a few of them.
 */
package org.circulog.metrics.cells;
