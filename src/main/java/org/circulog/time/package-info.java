/** Points in time as people know them: a year, a month, a day or an instant, each with its bounds. */
package org.circulog.time;
