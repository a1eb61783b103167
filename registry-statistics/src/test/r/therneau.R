# Oracle of TherneauTest: the three small sets of appendix E of Therneau and Grambsch (2000), at 0, after one step of Newton's method and at the
# maximum. Rscript therneau.R > ../resources/org/aroregistry/statistics/regression/therneau.csv
suppressMessages(library(survival))
sets <- list(
    list(data = data.frame(start = 0, stop = c(1, 1, 6, 6, 8, 9), event = c(1, 0, 1, 1, 0, 1), x = c(1, 1, 1, 0, 0, 0), w = 1)),
    list(data = data.frame(start = c(1, 2, 5, 2, 1, 7, 3, 4, 8, 8), stop = c(2, 3, 6, 7, 8, 9, 9, 9, 14, 17),
                           event = c(1, 1, 1, 1, 1, 1, 1, 0, 0, 0), x = c(1, 0, 0, 1, 0, 1, 1, 1, 0, 0), w = 1)),
    list(data = data.frame(start = 0, stop = c(1, 1, 2, 2, 2, 2, 3, 4, 5), event = c(1, 0, 1, 1, 1, 0, 0, 1, 0),
                           x = c(2, 0, 1, 1, 0, 1, 0, 1, 0), w = c(1, 2, 3, 4, 3, 2, 1, 2, 1))))
cat("# Therneau's three data sets (therneau.R). Source:", R.version.string, "survival", format(packageVersion("survival")), "\n")
cat("set,ties,iterations,quantity,values\n")
line <- function(...) cat(paste(..., sep = ","), "\n", sep = "")
for (s in 1:3) for (ties in c("breslow", "efron")) for (iterations in c(0, 1, 50)) {
    control <- suppressWarnings(coxph.control(iter.max = iterations, eps = 1e-15))
    fit <- suppressWarnings(coxph(Surv(start, stop, event) ~ x, sets[[s]]$data, weights = w, ties = ties, control = control))
    curve <- survfit(fit, data.frame(x = 0))
    values <- list(coefficient = coef(fit), logLikelihood = fit$loglik[2], information = 1 / fit$var,
                   martingale = resid(fit, "martingale"), score = resid(fit, "score", weighted = FALSE),
                   schoenfeld = resid(fit, "schoenfeld"), hazard = curve$cumhaz, hazardError = curve$std.chaz)
    for (name in names(values)) line(s, ties, iterations, name, paste(sprintf("%.17g", values[[name]]), collapse = " "))
}
