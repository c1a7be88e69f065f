package org.circulog.life;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.circulog.time.Occurrence;

/** Facts as one line each: the kind, the time, and where it matters the organisation, the country and {@code 500mg}. */
final class Facts {
    private Facts() {}

    /** Facts in the order of recording. */
    static List<Fact> of(String... lines) {
        List<Fact> facts = new ArrayList<>();
        for (String line : lines) {
            facts.add(one(facts.size(), line));
        }
        return facts;
    }

    static Fact one(long sequence, String line) {
        String organisation = "shop";
        String country = "GH";
        long massMg = 0;
        String[] words = line.split(" ");
        for (int i = 2; i < words.length; i++) {
            if (words[i].endsWith("mg")) {
                massMg = Long.parseLong(words[i].substring(0, words[i].length() - 2));
            } else if (words[i].matches("[A-Z]{2}")) {
                country = words[i];
            } else {
                organisation = words[i];
            }
        }
        FactKind kind = FactKind.valueOf(words[0]);
        return new Fact(
                idOf("event " + sequence),
                idOf(organisation),
                sequence,
                kind,
                Occurrence.parse(words[1]),
                country,
                massMg);
    }

    static Life life(String... lines) {
        return Life.of(Timeline.of(of(lines)));
    }

    static UUID idOf(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
