# Oracle of ExposureSurvivalOracleTest: 240 made-up children (exposure-survival.csv), their survival without and with a first transplant or interferon,
# and the tests and hazard ratios (exposure-survival-expected.csv). Run in this folder: Rscript exposure-survival.R
library(survival)
set.seed(29)
n <- 240
enrol <- 1 + floor(rexp(n, 1 / 90))
exit <- enrol + 5 + floor(rexp(n, 1 / 700))
died <- rbinom(n, 1, 0.55)
# Treatment may begin before enrolment, or on the day of it, or of the exit.
begins <- function(share, mean) {
  day <- ifelse(runif(n) < share, 10 + floor(rexp(n, 1 / mean)), NA)
  day[seq(3, n, 40)] <- enrol[seq(3, n, 40)]
  day[seq(5, n, 40)] <- exit[seq(5, n, 40)]
  ifelse(day <= exit, day, NA)
}
transplant <- begins(0.6, 200)
interferon <- begins(0.4, 300)
patients <- data.frame(enrol, exit, died, transplant, interferon)

# A row until the treatment begins, and one from then on; what happens on the day itself is without.
divided <- function(begin) {
  begin <- ifelse(is.na(begin), Inf, begin)
  rows <- rbind(
    data.frame(start = enrol, stop = pmin(exit, begin), event = died * (exit <= begin), treated = 0),
    data.frame(start = pmax(enrol, begin), stop = exit, event = died, treated = 1))
  rows[rows$start < rows$stop, ]
}
# The curve of those alive at the first time after which five are at risk.
curve <- function(figure, rows, treated) {
  own <- rows[rows$treated == treated, ]
  times <- sort(unique(own$start))
  start <- times[vapply(times, function(t) sum(own$start <= t & own$stop > t), 0) >= 5][1]
  own <- own[own$stop > start, ]
  own$start <- pmax(own$start, start)
  fit <- survfit(Surv(start, stop, event) ~ 1, data = own, conf.type = "log-log", timefix = FALSE)
  d <- fit$n.event > 0
  data.frame(figure, what = if (treated == 1) "TREATED" else "UNTREATED", start, day = fit$time[d], atRisk = fit$n.risk[d],
    value = fit$surv[d], lower = fit$lower[d], upper = fit$upper[d])
}
# Mantel and Byar's test is the score test of the Cox model of these rows with exact ties, which has the hypergeometric variance.
compared <- function(figure, rows) {
  model <- Surv(start, stop, event) ~ treated
  # summary() does not take such a fit of rows with a start.
  chisq <- coxph(model, data = rows, ties = "exact", timefix = FALSE)$score
  # The same from the numbers at risk on each day with a death, and, where nobody enters late, from survdiff.
  total <- rowSums(vapply(sort(unique(rows$stop[rows$event == 1])), function(t) {
    risk <- rows$start < t & rows$stop >= t
    all <- sum(risk)
    deaths <- sum(rows$event[rows$stop == t])
    share <- sum(rows$treated[risk]) / all
    c(sum(rows$event[rows$stop == t & rows$treated == 1]) - deaths * share,
      if (all > 1) deaths * share * (1 - share) * (all - deaths) / (all - 1) else 0)
  }, numeric(2)))
  stopifnot(abs(total[1]^2 / total[2] - chisq) < 1e-9)
  if (all(rows$start == 0)) stopifnot(abs(survdiff(Surv(stop, event) ~ treated, data = rows)$chisq - chisq) < 1e-9)
  ratio <- summary(coxph(model, data = rows, timefix = FALSE))$conf.int
  rbind(
    data.frame(figure, what = "TEST", start = NA, day = NA, atRisk = NA, value = chisq, lower = pchisq(chisq, 1, lower.tail = FALSE), upper = NA),
    data.frame(figure, what = "RATIO", start = NA, day = NA, atRisk = NA, value = ratio[1], lower = ratio[3], upper = ratio[4]))
}
expected <- function(figure, rows) rbind(curve(figure, rows, 0), curve(figure, rows, 1), compared(figure, rows))
landmark <- function(age) {
  kept <- exit > age
  data.frame(start = pmax(0, enrol - age), stop = exit - age, event = died, treated = as.numeric(!is.na(transplant) & transplant <= age))[kept, ]
}
# Where nobody enters late the test is survdiff's as well.
early <- landmark(180)
early <- early[early$start == 0, ]
invisible(compared("EARLY", early))

result <- rbind(expected("F11", divided(transplant)), expected("F11_90", landmark(90)), expected("F11_180", landmark(180)),
  expected("F11_365", landmark(365)), expected("F11_INTERFERON", divided(interferon)))
origin <- paste0("# ", R.version.string, ", survival ", packageVersion("survival"), ": see exposure-survival.R")
write <- function(data, file) {
  writeLines(origin, file)
  for (name in names(data)) if (is.numeric(data[[name]])) data[[name]] <- ifelse(is.na(data[[name]]), "", sprintf("%.15g", data[[name]]))
  suppressWarnings(write.table(data, file, append = TRUE, sep = ",", row.names = FALSE, quote = FALSE))
}
write(patients, "exposure-survival.csv")
write(result, "exposure-survival-expected.csv")
