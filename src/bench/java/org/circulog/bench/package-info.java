/** Measures how many single events the packaged service records per second, beside pgbench on the same server. */
package org.circulog.bench;
