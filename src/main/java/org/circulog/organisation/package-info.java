/** Who may do what: organisations, their roles, the keys or tokens they send, and the caller behind a request. */
package org.circulog.organisation;
