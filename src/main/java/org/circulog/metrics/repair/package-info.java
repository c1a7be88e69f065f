/** How repairs go: how often they succeed, what stands in their way, how often devices need them and how long they take. */
package org.circulog.metrics.repair;
