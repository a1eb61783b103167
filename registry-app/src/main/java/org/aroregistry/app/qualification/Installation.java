package org.aroregistry.app.qualification;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.aroregistry.qualification.cases.CaseFile;
import org.aroregistry.statistics.survival.KaplanMeier;

/**
 * What computed the numbers: enough to tell whether two qualifications speak of the same programs.
 *
 * @param software version of this software
 * @param source commit it was built from, with "-dirty" if files were changed since; "unknown" where no git is at hand
 * @param statistics SHA-256 of the statistics library's jar; "not a jar" if it runs from loose classes
 * @param java version of Java and name of its virtual machine
 * @param machine operating system and processor
 */
public record Installation(String software, String source, String statistics, String java, String machine) {
    /** The launcher sets it. */
    private static final String SOURCE = "aro.source";

    /**
     * Describes this process.
     *
     * @param software version of this software
     * @return what is running
     */
    public static Installation current(String software) {
        return new Installation(
                software,
                System.getProperty(SOURCE, "unknown"),
                statisticsHash(),
                Runtime.version() + ", " + System.getProperty("java.vm.name"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors()
                        + " processors");
    }

    private static String statisticsHash() {
        CodeSource source = KaplanMeier.class.getProtectionDomain().getCodeSource();
        try {
            Path jar =
                    source == null ? Path.of("") : Path.of(source.getLocation().toURI());
            return Files.isRegularFile(jar) ? CaseFile.of(jar).sha256() : "not a jar";
        } catch (IOException | URISyntaxException e) {
            return "not readable";
        }
    }
}
