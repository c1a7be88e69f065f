package org.circulog.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.circulog.life.Stage;
import org.hibernate.annotations.Immutable;

/** What a search asks of the life of a device. */
@Entity
@Immutable
@Table(name = "life")
class Standing {
    @Id
    @Column(name = "device_id")
    UUID deviceId;

    @Column(name = "merged_into")
    UUID mergedInto;

    @Enumerated(EnumType.STRING)
    Stage stage;

    String country;
}
