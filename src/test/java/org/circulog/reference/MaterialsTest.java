package org.circulog.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaterialsTest {

    private final Materials materials = new Materials();

    @Test
    void everyCodeIsUniqueAndFound() {
        List<Material> all = materials.all();

        assertThat(all).extracting(Material::code).doesNotHaveDuplicates();
        assertThat(all).extracting(Material::name).doesNotHaveDuplicates();
        assertThat(all)
                .allSatisfy(
                        material -> assertThat(materials.find(material.code())).contains(material));
    }

    @Test
    void everyKindHasAMaterial() {
        assertThat(materials.all()).extracting(Material::kind).contains(MaterialKind.values());
    }

    @Test
    void symbolsAreThoseOfElementsAndUnique() {
        List<String> symbols = materials.all().stream()
                .map(Material::symbol)
                .flatMap(Optional::stream)
                .toList();

        assertThat(symbols).doesNotHaveDuplicates().allMatch(symbol -> symbol.matches("[A-Z][a-z]?"));
    }

    @ParameterizedTest
    @CsvSource({
        "COPPER, METAL, Cu",
        "ALUMINIUM, METAL, Al",
        "GOLD, PRECIOUS_METAL, Au",
        "SILVER, PRECIOUS_METAL, Ag",
        "PALLADIUM, PRECIOUS_METAL, Pd",
        "COBALT, TECHNOLOGY_METAL, Co",
        "NEODYMIUM, RARE_EARTH, Nd",
        "MERCURY, HAZARDOUS, Hg",
        "STEEL, METAL,",
        "PLASTICS, PLASTIC,",
        "CRT_GLASS, GLASS,",
        "PRINTED_CIRCUIT_BOARDS, COMPONENT,",
        "RESIDUE, RESIDUE,"
    })
    void findsAMaterialByItsCode(String code, MaterialKind kind, String symbol) {
        Material material = materials.find(code).orElseThrow();

        assertThat(material.kind()).isEqualTo(kind);
        assertThat(material.symbol()).isEqualTo(Optional.ofNullable(symbol));
    }

    @ParameterizedTest
    @ValueSource(strings = {"copper", "Cu", "UNOBTAINIUM", ""})
    void doesNotFindWhatIsNoCode(String code) {
        assertThat(materials.find(code)).isEmpty();
    }
}
