/** When the service takes requests: not before its database is set up so that no event can be lost or changed. */
package org.circulog.readiness;
