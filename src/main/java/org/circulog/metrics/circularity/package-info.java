/** Published formulas of circularity, recovery and avoided impact: pure functions of masses and shares. */
package org.circulog.metrics.circularity;
