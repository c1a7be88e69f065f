/** Claims: recovered mass that is given, once, to a certificate. */
package org.circulog.claim;
