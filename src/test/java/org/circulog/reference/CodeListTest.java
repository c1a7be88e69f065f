package org.circulog.reference;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeListTest {

    /** Lists whose codes were published by others in another form. */
    private static final Set<String> FOREIGN = Set.of("eu6", "eu10", "lifetimeSet");

    private final Map<String, CodeList> lists =
            CodeList.readAll().stream().collect(toMap(CodeList::name, Function.identity()));

    @Test
    void namesAreThoseOfFields() {
        assertThat(lists.keySet()).allMatch(name -> name.matches("[a-z][A-Za-z0-9]*"));
    }

    @Test
    void everyCodeIsUniqueInItsListAndHasAMeaning() {
        assertThat(lists.values()).allSatisfy(list -> {
            assertThat(list.codes()).extracting(CodeMeaning::code).doesNotHaveDuplicates();
            assertThat(list.codes())
                    .extracting(CodeMeaning::meaning)
                    .doesNotHaveDuplicates()
                    .noneMatch(String::isBlank);
        });
    }

    @Test
    void ownCodesAreWrittenInCapitals() {
        assertThat(lists.values())
                .filteredOn(list -> !FOREIGN.contains(list.name()))
                .flatExtracting(CodeList::codes)
                .extracting(CodeMeaning::code)
                .allMatch(code -> code.matches("[A-Z][A-Z0-9_]*"));
    }

    @ParameterizedTest
    @CsvSource({
        "eventType, SALE REPAIR REUSE RECYCLING MATERIAL_RECOVERY WITHDRAWAL",
        "saleChannel, RETAIL BUSINESS ONLINE INSTITUTIONAL",
        "repairOutcome, FIXED REPAIRABLE END_OF_LIFE UNKNOWN",
        "repairBarrier, SPARE_PARTS_NOT_AVAILABLE SPARE_PARTS_TOO_EXPENSIVE NO_WAY_TO_OPEN_PRODUCT"
                + " REPAIR_INFORMATION_NOT_AVAILABLE LACK_OF_EQUIPMENT ITEM_TOO_WORN_OUT",
        "partSource, NEW USED PRINTED",
        "reuseKind, RESALE DONATION REDEPLOYMENT REFURBISHMENT",
        "recyclingStage, COLLECTED TREATED",
        "recoveryFate, RECYCLED ENERGY DISPOSED",
        "recoveryBasis, MEASURED ESTIMATED DECLARED",
        "withdrawalReason, DISPOSED EXPORTED LOST STOLEN",
        "massBasis, MEASURED DECLARED CATEGORY_DEFAULT",
        "identifierScheme, SERIAL IMEI SGTIN GRAI GIAI ASSET_TAG",
        "deviceStage, IN_USE OUT_OF_USE COLLECTED TREATED RECOVERED WITHDRAWN",
        "exitKind, TREATED DISPOSED EXPORTED LOST STOLEN IN_USE OUT_OF_USE COLLECTED",
        "role, SELLER REPAIRER COLLECTOR RECYCLER PARTNER ANALYST ADMIN"
    })
    void listsTheCodesOfTheContract(String name, String codes) {
        assertThat(codesOf(name)).containsExactly(codes.split(" "));
    }

    @Test
    void listsTheOperationsOfTheWasteDirective() {
        assertThat(codesOf("recyclingOperation"))
                .containsExactly(("R1 R2 R3 R4 R5 R6 R7 R8 R9 R10 R11 R12 R13"
                                + " D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12 D13 D14 D15")
                        .split(" "));
    }

    @Test
    void explainsEveryKindOfMaterial() {
        List<String> kinds =
                Arrays.stream(MaterialKind.values()).map(MaterialKind::name).toList();

        assertThat(codesOf("materialKind")).isEqualTo(kinds);
    }

    @Test
    void explainsEveryCodeThatTheCategoriesUse() {
        List<Category> categories = new Categories().all();

        assertThat(categories).extracting(Category::eu6).hasSameElementsAs(codesOf("eu6"));
        assertThat(categories).extracting(Category::eu10).hasSameElementsAs(codesOf("eu10"));
        assertThat(categories)
                .flatExtracting(Category::lifetimes)
                .extracting(ReferenceLifetime::set)
                .hasSameElementsAs(codesOf("lifetimeSet"));
    }

    private List<String> codesOf(String name) {
        return lists.get(name).codes().stream().map(CodeMeaning::code).toList();
    }
}
