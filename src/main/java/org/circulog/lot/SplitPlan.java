package org.circulog.lot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.circulog.web.FieldError;

/**
 * How the stock of a lot is divided: mass and pieces are conserved, and each device goes into one part. Needs no database.
 *
 * @param devices of each part, in the order of the manifest
 * @param lines of each part: what its loose mass is made of
 */
record SplitPlan(List<Share> shares, List<List<LotMember>> devices, List<List<Line>> lines) {

    /** One part as it is asked for; pieces include its devices. */
    record Share(String name, long massMg, long pieces) {}

    /** Loose contents of a part; category and pieces null where they are not known. */
    record Line(String category, Long pieces, long massMg) {}

    /**
     * What there is to divide.
     *
     * @param massMg what is left in the lot
     * @param pieces those that are left, devices included; 0 of a lot that is taken apart
     * @param members devices that are in it
     * @param loose lines of the lot, which tell what its loose part is made of
     */
    record Stock(long massMg, long pieces, List<LotMember> members, List<LotLine> loose) {
        static Stock of(StoredLot lot, long piecesLeft, List<LotMember> members, List<LotLine> lines) {
            return lot.isTakenApart()
                    ? new Stock(lot.balance().stockMg(), 0, List.of(), List.of())
                    : new Stock(lot.balance().stockMg(), piecesLeft, members, lines);
        }
    }

    /** Checks what is asked for; everything that does not fit is added to {@code errors}, and then nothing is divided. */
    static SplitPlan of(Stock stock, List<SplitLot.Part> parts, List<FieldError> errors) {
        List<List<LotMember>> devices = assign(stock.members(), parts, errors);
        List<Share> shares = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            shares.add(share(parts.get(part), devices.get(part).size(), part, errors));
        }
        requireSum(
                "mass-not-conserved",
                stock.massMg(),
                shares.stream().mapToLong(Share::massMg).sum(),
                errors);
        requireSum(
                "pieces-not-conserved",
                stock.pieces(),
                shares.stream().mapToLong(Share::pieces).sum(),
                errors);
        return new SplitPlan(shares, devices, errors.isEmpty() ? divide(stock, shares, devices) : List.of());
    }

    private static Share share(SplitLot.Part part, int devices, int index, List<FieldError> errors) {
        long pieces = part.pieces() == null ? devices : part.pieces();
        if (pieces < devices) {
            errors.add(new FieldError(
                    "/parts/" + index + "/pieces", "fewer-than-devices", "is less than the devices of this part"));
        }
        return new Share(part.name(), part.massMg(), pieces);
    }

    private static void requireSum(String code, long expected, long actual, List<FieldError> errors) {
        if (expected != actual) {
            String what = code.startsWith("mass") ? "masses" : "pieces";
            errors.add(new FieldError(
                    "/parts", code, "has " + what + " that add up to " + actual + ", but " + expected + " are left"));
        }
    }

    private static List<List<LotMember>> assign(
            List<LotMember> members, List<SplitLot.Part> parts, List<FieldError> errors) {
        Map<UUID, Integer> partOf = new LinkedHashMap<>();
        Set<UUID> present = new HashSet<>();
        members.forEach(member -> present.add(member.deviceId()));
        Integer rest = null;
        for (int part = 0; part < parts.size(); part++) {
            if (parts.get(part).takesTheRest() && rest != null) {
                errors.add(new FieldError(
                        "/parts/" + part + "/remainingDevices", "second", "another part takes the rest already"));
            }
            rest = parts.get(part).takesTheRest() ? (Integer) part : rest;
            nameDevices(parts.get(part).devices(), part, present, partOf, errors);
        }
        List<List<LotMember>> devices = new ArrayList<>();
        parts.forEach(part -> devices.add(new ArrayList<>()));
        long unnamed = 0;
        for (LotMember member : members) {
            Integer part = partOf.getOrDefault(member.deviceId(), rest);
            if (part == null) {
                unnamed++;
            } else {
                devices.get(part).add(member);
            }
        }
        if (unnamed > 0) {
            errors.add(new FieldError(
                    "/parts",
                    "devices-left",
                    "names no part for " + unnamed + " devices; one part may take them with `remainingDevices`"));
        }
        return devices;
    }

    private static void nameDevices(
            List<UUID> ids, int part, Set<UUID> present, Map<UUID, Integer> partOf, List<FieldError> errors) {
        for (int index = 0; index < ids.size(); index++) {
            String pointer = "/parts/" + part + "/devices/" + index;
            if (!present.contains(ids.get(index))) {
                errors.add(new FieldError(pointer, "not-in-lot", "is not in this lot"));
            } else if (partOf.putIfAbsent(ids.get(index), part) != null) {
                errors.add(new FieldError(pointer, "named-twice", "goes into one part only"));
            }
        }
    }

    /**
     * The loose contents of each part: counted pieces are divided as the parts ask for, their mass with them; what nobody
     * counted follows the mass that is not in devices.
     */
    private static List<List<Line>> divide(Stock stock, List<Share> shares, List<List<LotMember>> devices) {
        List<List<Line>> lines = new ArrayList<>();
        shares.forEach(share -> lines.add(new ArrayList<>()));
        List<LotLine> counted =
                stock.loose().stream().filter(line -> line.pieces() != null).toList();
        long[][] pieces = dividePieces(counted, shares, devices);
        for (int index = 0; index < counted.size(); index++) {
            LotLine line = counted.get(index);
            long[] ofLine = column(pieces, index);
            long[] masses = Apportionment.inProportion(line.massMg(), ofLine);
            for (int part = 0; part < shares.size(); part++) {
                if (ofLine[part] > 0) {
                    lines.get(part).add(new Line(line.category(), ofLine[part], Math.max(1, masses[part])));
                }
            }
        }
        long[] looseMg = looseMass(shares, devices);
        stock.loose().stream().filter(line -> line.pieces() == null).forEach(line -> {
            long[] masses = Apportionment.inProportion(line.massMg(), looseMg);
            for (int part = 0; part < masses.length; part++) {
                if (masses[part] > 0) {
                    lines.get(part).add(new Line(line.category(), null, masses[part]));
                }
            }
        });
        return lines;
    }

    private static long[][] dividePieces(List<LotLine> counted, List<Share> shares, List<List<LotMember>> devices) {
        long[] wanted = new long[shares.size()];
        for (int part = 0; part < wanted.length; part++) {
            wanted[part] = shares.get(part).pieces() - devices.get(part).size();
        }
        long[] there = counted.stream().mapToLong(LotLine::pieces).toArray();
        // Pieces that moved on before are missing from the sum of the lines, each line by its share.
        long left = Arrays.stream(wanted).sum();
        return Apportionment.table(wanted, Apportionment.inProportion(left, there));
    }

    private static long[] looseMass(List<Share> shares, List<List<LotMember>> devices) {
        long[] masses = new long[shares.size()];
        for (int part = 0; part < masses.length; part++) {
            long inDevices =
                    devices.get(part).stream().mapToLong(LotMember::massMg).sum();
            masses[part] = Math.max(0, shares.get(part).massMg() - inDevices);
        }
        boolean none = Arrays.stream(masses).allMatch(mass -> mass == 0);
        return none ? shares.stream().mapToLong(Share::massMg).toArray() : masses;
    }

    private static long[] column(long[][] table, int index) {
        long[] column = new long[table.length];
        for (int row = 0; row < table.length; row++) {
            column[row] = table[row].length == 0 ? 0 : table[row][index];
        }
        return column;
    }
}
