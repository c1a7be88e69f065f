package org.circulog.lifeline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects bytes; whole numbers take as few of them as they need. */
public final class ByteSink {
    private byte[] bytes = new byte[64];
    private int size;

    public void writeByte(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) value;
    }

    /** Seven bits in each byte, the lowest first; a number near 0 of either sign is short. */
    public void writeSigned(long value) {
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7FL) != 0) {
            writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        writeByte((int) rest);
    }

    /** A text or null. */
    void writeText(String text) {
        byte[] encoded = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        writeSigned(text == null ? -1 : encoded.length);
        for (byte one : encoded) {
            writeByte(one);
        }
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
