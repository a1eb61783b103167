package org.aroregistry.statistics.tables;

/** Chi-square tests of a table, and the strength of an association. */
public final class Association {

    private Association() {}

    /**
     * Tests whether rows and columns are independent, by Pearson's chi-square without correction.
     *
     * @param table the counts
     * @return the test with (rows - 1)(columns - 1) degrees of freedom; not informative if a row or column is empty or the only one
     * @see <a href="https://doi.org/10.1080/14786440009463897">Pearson (1900), Philosophical Magazine 50:157-175</a>
     */
    public static AssociationTest pearson(ContingencyTable table) {
        double sum = 0;
        for (int i = 0; i < table.rows(); i++) {
            for (int j = 0; j < table.columns(); j++) {
                double expected = table.expected(i, j);
                double difference = table.count(i, j) - expected;
                // An empty row or column expects 0 and makes the sum NaN, which says that there is no answer.
                sum += difference * difference / expected;
            }
        }
        return AssociationTest.of(sum, degreesOfFreedom(table));
    }

    /**
     * Tests independence in a two by two table by chi-square with Yates' continuity correction.
     *
     * @param table two rows and two columns
     * @return the test; equals R's {@code chisq.test}: no difference is corrected beyond 0
     * @throws IllegalArgumentException if the table is not two by two
     */
    public static AssociationTest yates(ContingencyTable table) {
        TwoByTwo.check(table);
        double expected = table.expected(0, 0);
        // All four differences are equal but for their sign.
        double difference = Math.abs(table.count(0, 0) - expected);
        double corrected = difference - Math.min(0.5, difference);
        double sum = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                sum += corrected * corrected / table.expected(i, j);
            }
        }
        return AssociationTest.of(sum, 1);
    }

    /**
     * Tests independence by the likelihood ratio, G = 2 Σ observed log(observed / expected).
     *
     * @param table the counts
     * @return the test; an empty cell adds 0, and so does an empty row or column
     */
    public static AssociationTest likelihoodRatio(ContingencyTable table) {
        double sum = 0;
        for (int i = 0; i < table.rows(); i++) {
            for (int j = 0; j < table.columns(); j++) {
                long count = table.count(i, j);
                if (count > 0) {
                    sum += count * Math.log(count / table.expected(i, j));
                }
            }
        }
        return AssociationTest.of(Math.max(0, 2 * sum), degreesOfFreedom(table));
    }

    /**
     * Tests whether the proportion of the second column rises or falls steadily over the rows: the Cochran-Armitage test with scores 1, 2, 3, …
     *
     * @param table two columns, rows in their order
     * @return the test with one degree of freedom; not informative if all subjects are in one row or one column; equals R's
     *     {@code prop.trend.test}
     * @throws IllegalArgumentException if there are not two columns
     * @see <a href="https://doi.org/10.2307/3001775">Armitage (1955), Biometrics 11:375-386</a>
     */
    public static AssociationTest trend(ContingencyTable table) {
        if (table.columns() != 2) {
            throw new IllegalArgumentException("the table has " + table.columns() + " columns, not 2");
        }
        double n = table.total();
        double mean = 0;
        for (int i = 0; i < table.rows(); i++) {
            mean += i * (table.rowTotal(i) / n);
        }
        double proportion = table.columnTotal(1) / n;
        double score = 0;
        double spread = 0;
        for (int i = 0; i < table.rows(); i++) {
            score += (i - mean) * table.count(i, 1);
            spread += (i - mean) * (i - mean) * table.rowTotal(i);
        }
        return AssociationTest.of(score * score / (proportion * (1 - proportion) * spread), 1);
    }

    /**
     * Gives Cramér's V, the strength of an association.
     *
     * @param table the counts
     * @return between 0 and 1; NaN if a row or column is empty or the only one
     */
    public static double cramersV(ContingencyTable table) {
        int smaller = Math.min(table.rows(), table.columns()) - 1;
        return Math.sqrt(pearson(table).statistic() / table.total() / smaller);
    }

    private static int degreesOfFreedom(ContingencyTable table) {
        return (table.rows() - 1) * (table.columns() - 1);
    }
}
