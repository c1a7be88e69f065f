/** Which devices a figure speaks of, as of when, and the counts of them: from rollups at the default times, else from lives. */
package org.circulog.metrics.population;
