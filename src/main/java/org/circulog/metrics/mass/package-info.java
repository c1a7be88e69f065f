/** Figures over masses: re-use, treatment and recovery with the balance behind them, and circularity. */
package org.circulog.metrics.mass;
