package org.circulog.bench.figures;

import java.util.List;

/** Which figures are asked for, of which devices. */
final class Catalogue {
    private static final List<Scope> BY_COUNTRY =
            List.of(Scope.PHONES.byCountry(), Scope.ALL_DEVICES.byCountry(), Scope.MANUFACTURER.byCountry());

    private static final List<Scope> REPAIRED = List.of(
            Scope.PHONES.with("by=repaired"),
            Scope.ALL_DEVICES.with("by=repaired"),
            Scope.GHANA.with("by=repaired"),
            Scope.MANUFACTURER.with("by=repaired"),
            Scope.BORN.with("by=repaired"));

    static final List<Figure> FIGURES = List.of(
            Figure.of("lifetime", "lifetime.sql", Scope.EVERY)
                    .counting("devices", "/devices")
                    .counting("entered", "/atRisk")
                    .counting("ended", "/events")
                    .counting("censored", "/censored"),
            Figure.of("lifetime/comparison", "lifetime.sql", BY_COUNTRY)
                    .counting("devices", "/devices")
                    .counting("ended", "/events"),
            Figure.of("lifetime/comparison", "comparison-repaired.sql", REPAIRED)
                    .counting("ended", "/events")
                    .counting("days_at_risk", "/daysAtRisk"),
            Figure.of("fates", "fates.sql", Scope.EVERY)
                    .counting("devices", "/devices")
                    .counting("entered", "/atRisk")
                    .counting("treated", "/exits/treated")
                    .counting("disposed", "/exits/disposed")
                    .counting("exported", "/exits/exported")
                    .counting("lost", "/exits/lost")
                    .counting("stolen", "/exits/stolen"),
            Figure.of("extension", "extension.sql", Scope.EVERY)
                    .counting("devices", "/devices")
                    .counting("extended", "/observed/devicesExtended")
                    .counting("repairs", "/observed/repairs")
                    .counting("reuses", "/observed/reuses")
                    .counting("repair_days", "/observed/repairDays")
                    .counting("reuse_days", "/observed/reuseDays")
                    .counting("open", "/observed/openInterventions")
                    .counting("open_days", "/observed/openDays")
                    .counting("first_uses", "/extensionRatio/devices")
                    .counting("first_days", "/extensionRatio/firstUseDays"),
            Figure.of("repairs", "repairs.sql", Scope.EVERY)
                    .counting("devices", "/devices")
                    .counting("fixed", "/attempts/fixed")
                    .counting("repairable", "/attempts/repairable")
                    .counting("end_of_life", "/attempts/endOfLife")
                    .counting("unknown", "/attempts/unknown")
                    .counting("barriers", "/barriers/named/*/attempts")
                    .counting("devices_fixed", "/byDevice/fixed")
                    .counting("devices_repairable", "/byDevice/repairable")
                    .counting("devices_end_of_life", "/byDevice/endOfLife")
                    .counting("devices_unknown", "/byDevice/unknown"),
            Figure.of("recovery", "recovery.sql", Scope.EVERY)
                    .counting("devices", "/devices")
                    .counting("collected", "/collected/devices")
                    .counting("collected_mg", "/collected/massMg")
                    .counting("reused", "/preparingForReuse/byPieces/reused")
                    .counting("reused_mg", "/preparingForReuse/byMass/reusedMg")
                    .counting("output_mg", "/outputs/*/massMg"),
            Figure.of("circularity", "circularity.sql", Scope.EVERY)
                    .counting("devices", "/devices")
                    .counting("mass_mg", "/massMg")
                    .counting("recycled_feedstock", "/inputs/recycledFeedstock"),
            Figure.of("impact", "impact.sql", Scope.EVERY)
                    .counting("devices", "/devices")
                    .counting(
                            "extended",
                            "/observed/devices",
                            "/excluded/devicesWithoutFootprint",
                            "/excluded/devicesWithoutReference")
                    .counting("fixes", "/flat/fixes", "/excluded/fixesWithoutFootprint")
                    .counting("new_devices", "/observed/newDevicesAvoided")
                    .counting("co2e_kg", "/observed/co2eKg"),
            Figure.of("completeness", "completeness.sql", Scope.EVERY)
                    .counting("devices", "/devices")
                    .counting("born", "/birthKnown/devices")
                    .counting("ended", "/endKnown/devices")
                    .counting("average", "/massByBasis/0/devices")
                    .counting("declared", "/massByBasis/1/devices")
                    .counting("measured", "/massByBasis/2/devices"),
            Figure.of("completeness", "completeness-events.sql", List.of(Scope.ALL_DEVICES))
                    .counting("events", "//events")
                    .counting("warned", "//warnings/*/events"));

    private Catalogue() {}
}
