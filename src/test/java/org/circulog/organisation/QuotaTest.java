package org.circulog.organisation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Parallel;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.Test;

@ApiTest
@TestProfile(AccessProfile.class)
class QuotaTest {
    private static final int FLOODERS = 4;
    private static final int REQUESTS_OF_A_FLOODER = AccessProfile.BURST;
    private static final Duration REFILL = Duration.ofSeconds(20);

    @Test
    void oneFloodIsNotFeltByAnother() {
        TestOrganisation flooding = TestKeys.organisation(Role.SELLER);
        TestOrganisation bystander = TestKeys.organisation(Role.SELLER);

        List<Callable<List<Response>>> callers = new ArrayList<>();
        IntStream.range(0, FLOODERS).forEach(caller -> callers.add(() -> read(flooding, REQUESTS_OF_A_FLOODER)));
        callers.add(() -> read(bystander, AccessProfile.BURST / 2));
        List<List<Response>> answers = Parallel.run(callers);

        List<Response> floodAnswers =
                answers.subList(0, FLOODERS).stream().flatMap(List::stream).toList();
        assertThat(answers.get(FLOODERS)).extracting(Response::statusCode).containsOnly(200);
        assertThat(floodAnswers).extracting(Response::statusCode).containsOnly(200, 429);
        assertThat(floodAnswers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSizeGreaterThanOrEqualTo(AccessProfile.BURST);
        assertThat(floodAnswers.stream().filter(answer -> answer.statusCode() == 429))
                .allSatisfy(answer -> {
                    assertThat(answer.<String>path("type")).isEqualTo("/problems/quota-exceeded");
                    assertThat(answer.header("Retry-After")).isEqualTo("1");
                    assertThat(answer.header("RateLimit")).isEqualTo("\"default\";r=0;t=6");
                    assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"default\";q=60;w=6");
                });
        assertThat(comesBack(flooding)).isTrue();
    }

    @Test
    void countsEveryRequestWhateverComesOfIt() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);

        List<Response> answers = List.of(
                read(organisation),
                organisation.request().contentType(ContentType.JSON).body("{").post("/v1/events"),
                organisation.request().contentType(ContentType.JSON).body("{}").post("/v1/events/validate"),
                organisation.request().get("/v1/organisations"),
                organisation.request().get("/v1/nothing"));

        assertThat(answers).extracting(Response::statusCode).containsExactly(200, 400, 200, 403, 404);
        assertThat(answers).allSatisfy(answer -> assertThat(left(answer)).isBetween(0, AccessProfile.BURST - 1));
    }

    @Test
    void countsNothingForWhoHasNoKey() {
        Response answer = given().get("/v1/organisations");

        answer.then().statusCode(401).header("RateLimit", is((String) null));
    }

    private static Response read(TestOrganisation organisation) {
        return organisation.request().get("/v1/organisations/{id}", organisation.id());
    }

    private static List<Response> read(TestOrganisation organisation, int times) {
        return Stream.generate(() -> read(organisation)).limit(times).toList();
    }

    private static boolean comesBack(TestOrganisation organisation) {
        Instant latest = Instant.now().plus(REFILL);
        int status;
        do {
            status = read(organisation).statusCode();
        } while (status == 429 && Instant.now().isBefore(latest));
        return status == 200;
    }

    private static int left(Response answer) {
        return Integer.parseInt(answer.header("RateLimit").replaceFirst(".*;r=([0-9]+);.*", "$1"));
    }
}
