# Oracle of CaseWeightsTest: 40 clusters of one to four rows with delayed entry, ties and fractional weights.
# Run: Rscript robust-curves.R   (writes robust-data.csv and robust-curve.csv beside the test)
library(survival)
set.seed(3)
cluster <- rep(1:40, times = sample(4, 40, replace = TRUE))
n <- length(cluster)
entry <- ifelse(runif(n) < 0.5, 0, floor(10 * runif(n)))
time <- entry + 1 + floor(rexp(n, 0.08))
event <- rbinom(n, 1, 0.6)
weight <- round(runif(n, 0.3, 2.5), 2)
fit <- survfit(Surv(entry, time, event) ~ 1, weights = weight, cluster = cluster, conf.type = "log-log")
hazard <- survfit(Surv(entry, time, event) ~ 1, weights = weight, cluster = cluster, ctype = 2)
stopifnot(!fit$logse)
out <- file.path("..", "resources", "org", "aroregistry", "statistics", "survival")
origin <- paste0("# ", R.version.string, ", survival ", packageVersion("survival"), ": see src/test/r/robust-curves.R")
write <- function(data, file) {
  path <- file.path(out, file)
  writeLines(origin, path)
  data[] <- lapply(data, function(x) sprintf("%.17g", x))
  suppressWarnings(write.table(data, path, append = TRUE, sep = ",", row.names = FALSE, quote = FALSE))
}
write(data.frame(entry, time, event, weight, cluster), "robust-data.csv")
write(data.frame(time = fit$time, atRisk = fit$n.risk, survival = fit$surv, error = fit$std.err,
  hazard = fit$cumhaz, hazardError = fit$std.chaz, tied = hazard$cumhaz, tiedError = hazard$std.chaz), "robust-curve.csv")
