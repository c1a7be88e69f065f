package org.circulog.event;

/** What an event is about; the type's own fields stand in one object named after it. */
public enum EventType {
    SALE("sale"),
    REPAIR("repair"),
    REUSE("reuse"),
    RECYCLING("recycling"),
    MATERIAL_RECOVERY("materialRecovery"),
    WITHDRAWAL("withdrawal");

    private final String member;

    EventType(String member) {
        this.member = member;
    }

    /** Name of the object in the JSON of the event. */
    public String member() {
        return member;
    }
}
