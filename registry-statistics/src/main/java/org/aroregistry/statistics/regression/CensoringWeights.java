package org.aroregistry.statistics.regression;

/**
 * How who had a competing event fades from the risk sets of the subdistribution: with weight G(t-)/G(s-) at t after the event at s.
 *
 * <p>The two in common use differ where events and censorings share a time, and in the variance. Without such ties they give the same
 * coefficients.
 */
public enum CensoringWeights {
    /**
     * Those of Fine &amp; Gray and R's {@code cmprsk::crr}: G is the Kaplan-Meier estimate of censoring in which who has an event at t is still
     * at risk of censoring at t. Times that differ in the last bit are different times for the events. The variance includes the error of G.
     * Not defined for delayed entry.
     */
    FINE_GRAY,

    /**
     * Those of Geskus and R's {@code survival::finegray}: events come before censorings, so who has an event at t is not at risk of censoring
     * at t; with delayed entry G is multiplied by the distribution of the entries. The variance takes the weights as known.
     *
     * @see <a href="https://doi.org/10.1111/j.1541-0420.2010.01420.x">Geskus (2011), Biometrics 67:39-49</a>
     */
    GESKUS
}
