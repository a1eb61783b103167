package org.aroregistry.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are examples of the HGVS recommendations, or of published ARO variants. */
class HgvsNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "c.1897C>T",
                "c.1554+2T>C",
                "c.117+4A>T",
                "c.-14G>C",
                "c.*32G>A",
                "c.88-2A>G",
                "c.2415_2416del",
                "c.2415_2416delAG",
                "c.76del",
                "c.20dup",
                "c.20_23dup",
                "c.169_170insA",
                "c.849_850ins858_895",
                "c.32386323_32386324insN[100]",
                "c.6775delinsGA",
                "c.142_144delinsTGG",
                "c.5657_5660inv",
                "c.123=",
                "c.-128GGC[79]",
                "c.4072-1234_5155-246del",
                "c.(4071+1_4072-1)_(5145+1_5146-1)del",
                "c.(?_-30)_(12+1_13-1)del",
                "n.105G>A",
                "g.33038255C>A"
            })
    void a_well_formed_name_of_dna_is_accepted(String name) {
        assertThat(HgvsName.isDna(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c.1897C-T",
                "c.1897 C>T",
                "c.C1897T",
                "c.1897c>t",
                "c.1897",
                "c.1897C>",
                "c.>T",
                "c.1554+T>C",
                "p.Gln633Ter",
                "c.1897C>TT",
                "c.169_170ins",
                "c.Gln633Ter",
                "x.1897C>T",
                "c."
            })
    void a_malformed_name_of_dna_is_recognised(String name) {
        assertThat(HgvsName.isDna(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p.Gln633Ter",
                "p.Gln633*",
                "p.(Gln633Ter)",
                "p.Q633*",
                "p.Gly405Arg",
                "p.G405R",
                "p.Arg97ProfsTer23",
                "p.Arg97Profs*23",
                "p.Arg97fs",
                "p.(Arg97fs)",
                "p.Lys23_Val25del",
                "p.Val7del",
                "p.Val7dup",
                "p.Lys23_Val25dup",
                "p.His4_Gln5insAla",
                "p.Cys28delinsTrpVal",
                "p.Met1?",
                "p.(Met1?)",
                "p.Met1ext-5",
                "p.Ter110GlnextTer17",
                "p.Ala2[10]",
                "p.Cys188=",
                "p.(=)",
                "p.0?",
                "p.Ala633Sec"
            })
    void a_well_formed_name_of_protein_is_accepted(String name) {
        assertThat(HgvsName.isProtein(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p.Gln633",
                "p.633Ter",
                "p.Gln633Stop",
                "p.gln633ter",
                "p.Gln 633 Ter",
                "c.1897C>T",
                "p.(Gln633Ter",
                "p.",
                "p.Glx633Ter"
            })
    void a_malformed_name_of_protein_is_recognised(String name) {
        assertThat(HgvsName.isProtein(name)).isFalse();
    }
}
