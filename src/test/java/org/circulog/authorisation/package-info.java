/** Who may do what, as one table that is complete for the contract and executed against the running service. */
package org.circulog.authorisation;
