package org.aroregistry.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may know whom. The rules first make sure that they see every class of the product. */
class ArchitectureTest {
    private static final String ROOT = "org.aroregistry.";

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.aroregistry");

    @Test
    void the_rules_see_every_source_file() {
        long sources =
                sourceFiles().filter(name -> !name.equals("package-info.java")).count();
        long seen = PRODUCT.stream()
                .filter(type -> !type.getPackageName().contains(".jooq"))
                .filter(type -> type.isTopLevelClass() && !type.getName().endsWith("package-info"))
                .count();

        assertThat(seen).isEqualTo(sources).isGreaterThan(40);
    }

    @Test
    void every_package_says_what_it_owns_and_is_null_marked() {
        List<String> unmarked = PRODUCT.stream()
                .filter(type -> !type.getPackageName().contains(".jooq"))
                .map(type -> type.getPackage())
                .distinct()
                .filter(owner -> !owner.isAnnotatedWith(NullMarked.class))
                .map(owner -> owner.getName())
                .toList();

        assertThat(unmarked).isEmpty();
    }

    @Test
    void statistics_knows_nothing_of_the_registry() {
        classes()
                .that()
                .resideInAPackage(ROOT + "statistics..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "statistics..", "java..", "org.apache.commons..", "org.jspecify.annotations..")
                .check(PRODUCT);
    }

    @Test
    void qualification_knows_the_statistics_only() {
        classes()
                .that()
                .resideInAPackage(ROOT + "qualification..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "qualification..",
                        ROOT + "statistics..",
                        "java..",
                        "org.apache.commons.csv..",
                        "tools.jackson..",
                        "org.jspecify.annotations..")
                .check(PRODUCT);
    }

    @Test
    void core_knows_neither_jobs_nor_reports_nor_estimators() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "statistics..", ROOT + "batch..", ROOT + "reports..", ROOT + "app..")
                .check(PRODUCT);
    }

    @Test
    void jobs_and_reports_never_see_each_other() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "batch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "reports..", ROOT + "app..")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "reports..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "batch..", ROOT + "statistics..", ROOT + "app..")
                .check(PRODUCT);
    }

    @Test
    void spring_appears_in_batch_and_app_only() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "statistics..", ROOT + "core..", ROOT + "reports..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(PRODUCT);
    }

    @Test
    void rows_of_the_database_library_stay_in_the_store() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "core.store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jooq..")
                .check(PRODUCT);
    }

    @Test
    void analyses_read_patients_where_withdrawn_consent_is_kept() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "batch.analysis..")
                .and()
                .haveSimpleNameNotStartingWith("StudyReader")
                .and()
                .haveSimpleNameNotStartingWith("ConsentWithdrawals")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + "core.store.Rows")
                .check(PRODUCT);
    }

    @Test
    void packages_form_no_cycles() {
        slices().matching(ROOT + "(*).(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    private static Stream<String> sourceFiles() {
        Path root = Path.of(System.getProperty("aro.root"));
        return Stream.of("statistics", "qualification", "core", "batch", "reports", "app")
                .map(module -> root.resolve("registry-" + module).resolve("src/main/java"))
                .flatMap(ArchitectureTest::javaFiles);
    }

    private static Stream<String> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
