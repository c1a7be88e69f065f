/** How long devices live and what becomes of them, from counts by age: estimates, their comparison, and a reference beside them. */
package org.circulog.metrics.lifetime;
