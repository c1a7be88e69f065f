/** The audit log: one line of JSON per decision about a write, and per denial; who, what, when, and what of it. */
package org.circulog.audit;
