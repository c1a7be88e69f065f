package org.circulog.life;

/** The rules of a life, judged in the order of occurrence. */
public enum LifeRule {
    ONE_SALE("a device is sold to a first user once"),
    NOTHING_BEFORE_SALE("nothing happens to a device before its first sale"),
    ONE_END("a device is treated or disposed of once"),
    NOTHING_AFTER_END("after treatment or disposal only material recovery follows"),
    RECOVERY_AFTER_TREATMENT("material is recovered from a device only after its treatment");

    private final String text;

    LifeRule(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
