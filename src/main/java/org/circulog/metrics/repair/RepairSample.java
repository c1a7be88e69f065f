package org.circulog.metrics.repair;

import org.circulog.metrics.survival.Recurrences;

/**
 * Devices that were looked at one by one.
 *
 * @param factor how many devices each stands for; 1 if it is all of them
 */
record RepairSample(Recurrences recurrences, long factor) {}
