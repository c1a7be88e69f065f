package org.circulog.authorisation;

/**
 * How an operation answers a role.
 *
 * @param type slug of the problem; null for a success
 */
record Expectation(int status, String type) {
    static Expectation of(String text) {
        String[] words = text.split(" ");
        int status = Integer.parseInt(words[0]);
        return new Expectation(status, words.length > 1 ? words[1] : typeOf(status));
    }

    private static String typeOf(int status) {
        return switch (status) {
            case 401 -> "authentication-required";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            default -> {
                if (status >= 300) {
                    throw new IllegalArgumentException("A problem with status " + status + " must name its type");
                }
                yield null;
            }
        };
    }
}
