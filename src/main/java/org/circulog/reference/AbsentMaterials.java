package org.circulog.reference;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

/** What no piece of a category holds, as far as that is certain. */
@Singleton
public final class AbsentMaterials {

    /**
     * That a category does not hold a material.
     *
     * @param category UNU key
     * @param material code of {@link Materials}
     */
    record Absence(String category, String material) {}

    private final Set<Absence> all;

    public AbsentMaterials() {
        all =
                ReferenceTable.read(
                                "absent-materials.csv",
                                row -> new Absence(row.getField("category"), row.getField("material")))
                        .stream()
                        .collect(Collectors.toUnmodifiableSet());
    }

    Set<Absence> all() {
        return all;
    }

    /** False also where nothing is known. */
    public boolean isAbsent(String category, String material) {
        return all.contains(new Absence(category, material));
    }
}
