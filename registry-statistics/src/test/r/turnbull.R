# Oracle of TurnbullTest: 150 synthetic subjects seen at visits, some events seen exactly, some never.
# Run: Rscript turnbull.R   (writes turnbull-data.csv and turnbull-survival.csv beside the test)
# The column survfit is R's own estimate, which stops at steps of 5e-5; maximum goes on from it by EM steps
# until no probability moves by more than 1e-14.
library(survival)
set.seed(20)
n <- 150
event <- round(rweibull(n, 1.4, 20), 2)
lower <- upper <- numeric(n)
for (i in 1:n) {
  visits <- cumsum(c(0, round(runif(12, 1, 6), 1)))
  visits <- visits[visits < 30]
  lower[i] <- max(visits[visits < event[i]])
  later <- visits[visits >= event[i]]
  upper[i] <- if (length(later) > 0) min(later) else Inf
}
exact <- sample(n, 15)
lower[exact] <- upper[exact] <- event[exact]
fit <- survfit(Surv(lower, ifelse(is.finite(upper), upper, NA), type = "interval2") ~ 1)

ends <- rbind(
  data.frame(time = lower, side = ifelse(lower == upper, 0, 2), left = TRUE),
  data.frame(time = upper, side = 1, left = FALSE))
ends <- ends[order(ends$time, ends$side), ]
pair <- which(ends$left[-nrow(ends)] & !ends$left[-1])
from <- ends$time[pair]
to <- ends$time[pair + 1]
point <- from == to
covers <- t(sapply(1:n, function(i) {
  if (lower[i] == upper[i]) point & from == lower[i]
  else from >= lower[i] & to <= upper[i] & !(point & from == lower[i])
}))
step <- function(p) {
  share <- t(t(covers) * p)
  colSums(share / rowSums(share)) / n
}
p <- rep(1 / length(from), length(from))
for (k in 1:2000000) {
  new <- step(p)
  moved <- max(abs(new - p))
  p <- new
  if (moved < 1e-14) break
}
stopifnot(max(colSums(covers / as.vector(covers %*% p))) < n + 1e-6)
at <- c(2, 5, 8, 10, 12.5, 15, 18, 20, 22, 25, 27, 29)
inside <- function(t) any(p > 1e-9 & from < t & t < to)
at <- at[!sapply(at, inside)]
maximum <- sapply(at, function(t) 1 - sum(p[to <= t]))
theirs <- summary(fit, times = at)$surv
curve <- stepfun(fit$time, c(1, fit$surv))
stopped <- sum(log(ifelse(lower == upper, curve(lower - 1e-6) - curve(lower),
  ifelse(is.finite(upper), curve(lower) - curve(upper), curve(lower)))))
# R stops before the maximum: here its log-likelihood is 0.08 lower and its survival up to 0.009 away.
stopifnot(stopped < sum(log(as.vector(covers %*% p))), max(abs(maximum - theirs)) < 0.01)
out <- file.path("..", "resources", "org", "aroregistry", "statistics", "survival")
origin <- paste0("# ", R.version.string, ", survival ", packageVersion("survival"), ": see src/test/r/turnbull.R")
write <- function(data, file) {
  path <- file.path(out, file)
  writeLines(origin, path)
  data[] <- lapply(data, function(x) sprintf("%.17g", x))
  suppressWarnings(write.table(data, path, append = TRUE, sep = ",", row.names = FALSE, quote = FALSE))
}
write(data.frame(lower = lower, upper = upper), "turnbull-data.csv")
write(data.frame(time = at, survfit = theirs, maximum = maximum,
  logLikelihood = sum(log(as.vector(covers %*% p))), logLikelihoodSurvfit = stopped), "turnbull-survival.csv")
