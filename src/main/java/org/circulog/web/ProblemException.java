package org.circulog.web;

import java.io.Serial;
import java.util.List;
import java.util.Map;

/** Ends a request with a problem document. */
public class ProblemException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    public ProblemException(ProblemType type, String detail) {
        this(Problem.of(type, detail));
    }

    public ProblemException(ProblemType type, String detail, Map<String, Object> members) {
        this(Problem.of(type, detail, List.of(), members));
    }

    public static ProblemException notFound(String what) {
        return new ProblemException(ProblemType.NOT_FOUND, what + " does not exist.");
    }

    public static ProblemException invalid(FieldError... errors) {
        return new ProblemException(Problem.invalid(List.of(errors)));
    }

    public static ProblemException invalidParameter(String name, String message) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER,
                "The parameter `" + name + "` " + message + ".",
                Map.of("parameter", name));
    }

    public Problem problem() {
        return problem;
    }
}
