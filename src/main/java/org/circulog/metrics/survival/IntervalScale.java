package org.circulog.metrics.survival;

/**
 * Scale on which a survival estimate is taken as normal for its 95 % interval (Kalbfleisch and Prentice, The Statistical
 * Analysis of Failure Time Data, 2002, section 1.4; {@code conf.type} of R's {@code survfit}). There is none where nobody
 * survives, nor on the log-log scale where everybody does.
 */
public enum IntervalScale {
    /** S ± z·se, cut to [0, 1]. */
    PLAIN {
        @Override
        Limits within(double survival, double relativeError) {
            Limits limits = Limits.around(survival, survival * relativeError);
            return new Limits(Math.max(0, limits.lower()), Math.min(1, limits.upper()));
        }
    },

    /** exp(log S ± z·se/S), cut to 1. */
    LOG {
        @Override
        Limits within(double survival, double relativeError) {
            double factor = Math.exp(Limits.Z * relativeError);
            return new Limits(survival / factor, Math.min(1, survival * factor));
        }
    },

    /** S^exp(± z·se/(S·log S)); never leaves (0, 1). */
    LOG_LOG {
        @Override
        Limits within(double survival, double relativeError) {
            if (survival == 1) {
                return Limits.NONE;
            }
            double exponent = Math.exp(-Limits.Z * relativeError / Math.log(survival));
            return new Limits(Math.pow(survival, exponent), Math.pow(survival, 1 / exponent));
        }
    };

    /** Limits of a survival whose standard error is the given part of it. */
    Limits around(double survival, double relativeError) {
        return survival > 0 ? within(survival, relativeError) : Limits.NONE;
    }

    abstract Limits within(double survival, double relativeError);
}
