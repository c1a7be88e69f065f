/**
 * Devices that nobody has, with records as real ones would have left them: for tests and measurements that need more records
 * than anybody would post. Their lives are what the rules of the service make of their events.
 */
package org.circulog.simulation;
