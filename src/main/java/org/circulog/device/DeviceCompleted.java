package org.circulog.device;

import java.sql.Connection;

/**
 * Fired in the transaction that adds facts to a device, after they are written.
 *
 * @param connection of the transaction
 */
public record DeviceCompleted(Connection connection, KnownDevice device) {}
