/** Who may do what: organisations, their roles, the keys they send, and the caller behind a request. */
package org.circulog.organisation;
