package org.circulog.lifeline;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.circulog.life.FactKind;
import org.circulog.life.MassBasis;
import org.circulog.life.RepairBarrier;
import org.circulog.life.RepairJob;
import org.circulog.life.Step;
import org.circulog.time.Precision;

/**
 * Lifelines as bytes, some 30 to 60 each: the form first, texts, then numbers of variable length, days as differences. What
 * is stored by ordinal, or as a code of {@link Step}, must keep its meaning for ever; another form gets another number.
 */
public final class LifelineCodec {
    private static final int FORM = 1;
    private static final FactKind[] KINDS = FactKind.values();
    private static final RepairBarrier[] BARRIERS = RepairBarrier.values();
    private static final int IS_REPEATED = 1 << 4;
    private static final int IS_BETTER = 1 << 5;
    private static final int HAS_RECEIPT = 1 << 6;
    private static final int HAS_BARRIER = 1 << 7;

    private LifelineCodec() {}

    public static byte[] write(Lifeline line) {
        ByteSink bytes = new ByteSink();
        bytes.writeByte(FORM);
        Traits traits = line.traits();
        bytes.writeText(traits.category());
        bytes.writeText(traits.country());
        bytes.writeText(traits.registeredIn());
        bytes.writeText(traits.manufacturer());
        bytes.writeText(traits.model());
        bytes.writeByte(
                line.birthPrecision() == null ? 0 : line.birthPrecision().ordinal() + 1);
        bytes.writeSigned(line.entryDay().toEpochDay());
        bytes.writeSigned(line.massMg());
        bytes.writeByte(line.massBasis().ordinal());
        bytes.writeText(
                line.recycledContentPercent() == null
                        ? null
                        : line.recycledContentPercent().stripTrailingZeros().toPlainString());
        writeSteps(line.steps(), bytes);
        return bytes.toBytes();
    }

    private static void writeSteps(List<Step> steps, ByteSink bytes) {
        bytes.writeSigned(steps.size());
        long previous = 0;
        for (Step step : steps) {
            RepairJob job = step.job();
            bytes.writeByte(step.kind().ordinal()
                    | (step.repeated() ? IS_REPEATED : 0)
                    | (step.betters() > 0 ? IS_BETTER : 0)
                    | (job.receivedDay() == null ? 0 : HAS_RECEIPT)
                    | (job.barrier() == null ? 0 : HAS_BARRIER));
            long day = step.day().toEpochDay();
            bytes.writeSigned(day - previous);
            if (step.betters() > 0) {
                bytes.writeSigned(step.betters());
            }
            if (job.receivedDay() != null) {
                bytes.writeSigned(day - job.receivedDay().toEpochDay());
            }
            if (job.barrier() != null) {
                bytes.writeByte(job.barrier().ordinal());
            }
            previous = day;
        }
    }

    /** @throws IllegalArgumentException if the bytes are no lifeline */
    public static Lifeline read(byte[] stored) {
        ByteSource bytes = new ByteSource(stored);
        if (bytes.readByte() != FORM) {
            throw new IllegalArgumentException("a lifeline in an unknown form");
        }
        Traits traits =
                new Traits(bytes.readText(), bytes.readText(), bytes.readText(), bytes.readText(), bytes.readText());
        int precision = bytes.readByte();
        LocalDate entryDay = LocalDate.ofEpochDay(bytes.readSigned());
        long massMg = bytes.readSigned();
        MassBasis basis = MassBasis.values()[bytes.readByte()];
        String recycled = bytes.readText();
        return new Lifeline(
                traits,
                precision == 0 ? null : Precision.values()[precision - 1],
                entryDay,
                massMg,
                basis,
                recycled == null ? null : new BigDecimal(recycled),
                readSteps(bytes));
    }

    private static List<Step> readSteps(ByteSource bytes) {
        int size = (int) bytes.readSigned();
        List<Step> steps = new ArrayList<>(size);
        long day = 0;
        for (int i = 0; i < size; i++) {
            int head = bytes.readByte();
            day += bytes.readSigned();
            int betters = (head & IS_BETTER) == 0 ? 0 : (int) bytes.readSigned();
            LocalDate received = (head & HAS_RECEIPT) == 0 ? null : LocalDate.ofEpochDay(day - bytes.readSigned());
            RepairBarrier barrier = (head & HAS_BARRIER) == 0 ? null : BARRIERS[bytes.readByte()];
            RepairJob job =
                    received == null && barrier == null ? RepairJob.UNDESCRIBED : new RepairJob(received, barrier);
            steps.add(new Step(KINDS[head & 15], LocalDate.ofEpochDay(day), betters, (head & IS_REPEATED) != 0, job));
        }
        return steps;
    }
}
