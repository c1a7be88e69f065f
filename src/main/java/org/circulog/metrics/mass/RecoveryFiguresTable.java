package org.circulog.metrics.mass;

import org.circulog.metrics.population.FigureTable;
import org.circulog.metrics.population.GroupTable;

/** Figures of recovery as a table: one line for each number, under the name of its part and of what it speaks of. */
final class RecoveryFiguresTable {
    private final GroupTable table;

    private RecoveryFiguresTable(RecoveryFiguresView view) {
        table = new GroupTable(view.population(), "part", "item", "amount", "of", "rate", "targetPercent");
        view.groups().forEach(this::add);
    }

    static FigureTable of(RecoveryFiguresView view) {
        return new RecoveryFiguresTable(view).table.table();
    }

    private void add(RecoveryFigureGroup group) {
        if (group.suppressed()) {
            table.add(group.key(), "SUPPRESSED");
            return;
        }
        CollectedView collected = group.collected();
        collected
                .byBasis()
                .forEach(part -> table.add(
                        group.key(), "COLLECTED_MG", part.basis(), part.massMg(), collected.massMg(), part.share()));
        addReuse(group);
        group.treatment().forEach(treatment -> addTreatment(group, treatment));
        if (group.outputs() != null) {
            addOutputs(group);
        }
        MarketView market = group.collection();
        if (market != null) {
            table.add(
                    group.key(),
                    "PLACED_ON_MARKET_MG",
                    "COLLECTED",
                    market.collectedMg(),
                    market.placedOnMarketMg(),
                    market.rate(),
                    market.target() * 100);
        }
    }

    private void addReuse(RecoveryFigureGroup group) {
        ReuseView.ByPieces pieces = group.preparingForReuse().byPieces();
        table.add(group.key(), "PREPARING_FOR_REUSE", "PIECES", pieces.reused(), pieces.collected(), pieces.rate());
        ReuseView.ByMass mass = group.preparingForReuse().byMass();
        table.add(group.key(), "PREPARING_FOR_REUSE", "MG", mass.reusedMg(), mass.collectedMg(), mass.rate());
    }

    private void addTreatment(RecoveryFigureGroup group, TreatmentView view) {
        long recycling = view.preparedForReuseMg() + view.enteringRecyclingMg();
        table.add(
                group.key(),
                "RECYCLING_MG",
                view.eu6(),
                recycling,
                view.collectedMg(),
                view.recyclingRate(),
                view.recyclingTargetPercent());
        table.add(
                group.key(),
                "RECOVERY_MG",
                view.eu6(),
                recycling + view.energyRecoveryMg(),
                view.collectedMg(),
                view.recoveryRate(),
                view.recoveryTargetPercent());
    }

    private void addOutputs(RecoveryFigureGroup group) {
        group.materials()
                .forEach(view -> table.add(
                        group.key(), "MATERIAL_MG", view.material(), view.recycledMg(), view.contentMg(), view.rate()));
        group.outputs()
                .forEach(view ->
                        table.add(group.key(), "OUTPUT_MG", view.material() + " " + view.fate(), view.massMg()));
        BalanceView balance = group.balance();
        if (balance != null) {
            table.add(group.key(), "BALANCE_MG", "ALL", balance.outputMg(), balance.inputMg(), balance.closure());
            balance.recyclers()
                    .forEach(view -> table.add(
                            group.key(),
                            "BALANCE_MG",
                            view.organisationId(),
                            view.outputMg(),
                            view.inputMg(),
                            view.closure()));
        }
    }
}
