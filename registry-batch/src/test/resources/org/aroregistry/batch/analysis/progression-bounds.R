# Oracle of ProgressionBoundsTest: 80 made-up patients (progression-bounds.csv), days from the first dose between which progression came, and
# bounds of freedom from it (progression-bounds-expected.csv). Run in this folder: Rscript progression-bounds.R
# survfit stops at steps of 5e-5; least and greatest go on by EM steps until no probability moves by more than 1e-15. survfit puts the
# probability of an interval at its middle, so that its own estimate lies between them, to its stop.
library(survival)
set.seed(35)
n <- 80
event <- 1 + floor(rexp(n, log(2) / 400))
lower <- upper <- numeric(n)
for (i in seq_len(n)) {
  exams <- cumsum(c(0, sample(c(30, 60, 90, 150, 240), 14, replace = TRUE)))
  exams <- exams[seq_len(1 + sum(exams[-1] < 800 + 400 * runif(1)))]
  lower[i] <- max(exams[exams < event[i]])
  later <- exams[exams >= event[i]]
  upper[i] <- if (length(later) > 0) min(later) else Inf
}
# Every fourth patient dies on a known day instead.
dies <- seq(4, n, 4)
lower[dies] <- upper[dies] <- event[dies]
# Nobody is lost on the day of the first dose.
lower[lower == 0 & !is.finite(upper)] <- 30

fit <- survfit(Surv(lower, ifelse(is.finite(upper), upper, NA), type = "interval2") ~ 1)

ends <- rbind(
  data.frame(time = lower, side = ifelse(lower == upper, 0, 2), left = TRUE),
  data.frame(time = upper, side = 1, left = FALSE))
ends <- ends[order(ends$time, ends$side), ]
pair <- which(ends$left[-nrow(ends)] & !ends$left[-1])
from <- ends$time[pair]
to <- ends$time[pair + 1]
point <- from == to
covers <- t(sapply(seq_len(n), function(i) {
  if (lower[i] == upper[i]) point & from == lower[i]
  else from >= lower[i] & to <= upper[i] & !(point & from == lower[i])
}))
p <- rep(1 / length(from), length(from))
for (k in seq_len(1000000)) {
  share <- t(t(covers) * p)
  new <- colSums(share / rowSums(share)) / n
  moved <- max(abs(new - p))
  p <- new
  if (moved < 1e-15) break
}
# Karush-Kuhn-Tucker: the log-likelihood cannot rise by more than this.
stopifnot(max(colSums(covers / as.vector(covers %*% p))) - n < 1e-6)
at <- c(65, 165, 365, 730)
least <- sapply(at, function(t) 1 - sum(p[to <= t | from < t]))
greatest <- sapply(at, function(t) 1 - sum(p[to <= t]))
theirs <- summary(fit, times = at)$surv
stopifnot(least - 0.01 < theirs, theirs < greatest + 0.01, any(greatest - least > 0.01))
origin <- paste0("# ", R.version.string, ", survival ", packageVersion("survival"), ": see progression-bounds.R")
write <- function(data, file) {
  writeLines(origin, file)
  data[] <- lapply(data, function(x) sprintf("%.15g", x))
  suppressWarnings(write.table(data, file, append = TRUE, sep = ",", row.names = FALSE, quote = FALSE))
}
write(data.frame(lower, upper), "progression-bounds.csv")
write(data.frame(day = at, free = sapply(at, function(t) sum(lower >= t)), progressed = sum(is.finite(upper)), survfit = theirs, least, greatest),
  "progression-bounds-expected.csv")
