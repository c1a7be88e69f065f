package org.circulog.lifeline;

import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteSink} wrote; throws {@link IllegalArgumentException} where the bytes end too early. */
public final class ByteSource {
    private final byte[] bytes;
    private int position;

    public ByteSource(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean isAtEnd() {
        return position == bytes.length;
    }

    public int readByte() {
        if (isAtEnd()) {
            throw new IllegalArgumentException("the bytes end too early");
        }
        return bytes[position++] & 0xFF;
    }

    public long readSigned() {
        long rest = 0;
        int shift = 0;
        int next;
        do {
            next = readByte();
            rest |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while ((next & 0x80) != 0);
        return rest >>> 1 ^ -(rest & 1);
    }

    String readText() {
        int length = (int) readSigned();
        if (length < 0) {
            return null;
        }
        if (length > bytes.length - position) {
            throw new IllegalArgumentException("the bytes end too early");
        }
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }
}
