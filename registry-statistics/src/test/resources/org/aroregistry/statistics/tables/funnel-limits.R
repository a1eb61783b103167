# Makes funnel-limits.csv: Rscript funnel-limits.R > funnel-limits.csv (the header lines are written by hand)
limit <- function(p, n, target) {
  r <- qbinom(p, n, target)
  upper <- pbinom(r, n, target)
  lower <- pbinom(r - 1, n, target)
  min(1, max(0, (r - (upper - p) / (upper - lower)) / n))
}
for (n in c(1, 5, 10, 24, 60, 400)) {
  for (target in c(0.05, 0.2, 0.5)) {
    for (p in c(0.001, 0.025, 0.975, 0.999)) {
      cat(sprintf("%d,%.2f,%.3f,%.17g\n", n, target, p, limit(p, n, target)))
    }
  }
}
