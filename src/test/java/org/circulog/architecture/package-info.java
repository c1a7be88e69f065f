/** The rules of the house that a machine can judge: who knows whom, and what a class of a kind must look like. */
package org.circulog.architecture;
