package org.circulog.device;

/** An identifier that cannot tell one device from another; the message, for clients, never repeats its value. */
public final class InvalidIdentifierException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String code;

    private InvalidIdentifierException(String field, String code, String message) {
        super(message);
        this.field = field;
        this.code = code;
    }

    static InvalidIdentifierException scheme(String code, String message) {
        return new InvalidIdentifierException("scheme", code, message);
    }

    static InvalidIdentifierException value(String code, String message) {
        return new InvalidIdentifierException("value", code, message);
    }

    static InvalidIdentifierException issuer(String code, String message) {
        return new InvalidIdentifierException("issuer", code, message);
    }

    /** The member of the identifier that is wrong: {@code scheme}, {@code value} or {@code issuer}. */
    public String field() {
        return field;
    }

    /** A stable name of the reason, such as {@code check-digit}, {@code placeholder} or {@code issuer-required}. */
    public String code() {
        return code;
    }
}
