package org.aroregistry.statistics.regression;

/** How the partial likelihood of the Cox model treats events at one time. */
public enum Ties {
    /**
     * Efron's approximation: the events of a time leave the risk set one after the other, each an average one of them.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1977.10480613">Efron (1977), JASA 72:557-565</a>
     */
    EFRON,

    /** Breslow's approximation: every event of a time sees the whole risk set. */
    BRESLOW,

    /**
     * The exact conditional likelihood of a truly discrete time: which of the subjects at risk had the events, given how many.
     *
     * <p>Takes neither weights nor clusters. Costs the number at risk times the number of events at each tied time.
     */
    EXACT
}
