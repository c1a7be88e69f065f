/** The service as it is shipped: a process, its console, its ports and its data directory. */
package org.circulog.packaged;
