/** How much longer devices were used because of repairs and reuse, and which emissions and which waste that avoided. */
package org.circulog.metrics.use;
