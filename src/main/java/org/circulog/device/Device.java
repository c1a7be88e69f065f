package org.circulog.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.circulog.life.MassBasis;

/** One physical item, as the table {@code device} has it: for finding it and for completing what is known of it. */
@Entity
@Table(name = "device")
class Device {
    @Id
    @Column(name = "device_id")
    UUID id;

    String category;

    @Column(name = "category_assumed")
    boolean categoryAssumed;

    String manufacturer;

    @Column(name = "manufacturer_key", insertable = false, updatable = false)
    String manufacturerKey;

    String model;

    @Column(name = "model_key", insertable = false, updatable = false)
    String modelKey;

    @Column(name = "mass_mg")
    Long massMg;

    @Column(name = "mass_basis")
    @Enumerated(EnumType.STRING)
    MassBasis massBasis;

    @Column(name = "recycled_content_percent")
    BigDecimal recycledContentPercent;

    @Column(name = "manufactured_on")
    String manufacturedOn;

    @Column(name = "observed_since")
    LocalDate observedSince;

    @Version
    int version;

    void learn(KnownFacts known) {
        DeviceFacts facts = known.facts();
        categoryAssumed = known.categoryAssumed();
        category = facts.category();
        manufacturer = facts.manufacturer();
        model = facts.model();
        massMg = facts.massMg();
        massBasis = facts.massBasis();
        recycledContentPercent = facts.recycledContentPercent();
        manufacturedOn =
                facts.manufacturedOn() == null ? null : facts.manufacturedOn().text();
        observedSince = facts.observedSince();
    }
}
