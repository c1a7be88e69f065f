package org.circulog.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;

/** The codes of an enum as the contract spells them, which may be unlike the constants. */
final class Codes {
    private Codes() {}

    /** Constants by their code, in their order. */
    static Map<String, Object> of(Class<?> type) {
        Map<String, Object> codes = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            codes.put(codeOf(type, ((Enum<?>) constant).name()), constant);
        }
        return codes;
    }

    private static String codeOf(Class<?> type, String constant) {
        try {
            JsonProperty spelt = type.getField(constant).getAnnotation(JsonProperty.class);
            return spelt == null ? constant : spelt.value();
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
