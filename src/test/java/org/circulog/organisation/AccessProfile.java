package org.circulog.organisation;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A service that gives each key few requests, and takes the tokens of a provider of the test. */
public class AccessProfile implements QuarkusTestProfile {
    static final int BURST = 60;
    static final int RATE = 10;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("circulog.quota.burst", "" + BURST, "circulog.quota.rate", "" + RATE);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestProvider.class));
    }
}
