# Computes the survival, incidence and rate numbers of the reports again, from the analysis rows alone.
#
#   Rscript recompute.R FOLDER > FOLDER/results.csv
#
# FOLDER holds rows.csv, patients.csv and rates.csv, as `aro rows` writes them. Needs the packages survival and cmprsk. Each line of the answer is
#   endpoint, stratum, start, at, estimate, lower, upper
# where `at` is a day or one of these words:
#   a day         survival of endpoints without competing events, else the incidence of cause 1, 2, ... (stratum "KEY#cause"), from that day on
#   median        median time with its limits
#   follow_up     median follow-up by reverse Kaplan-Meier with its limits
#   person_years  observed time in years of 365.25 days
#   test          of strata: chi-square, degrees of freedom, p-value in the places of estimate, lower, upper
# Lines whose endpoint is a kind of event (FRACTURES, ...) are rates per year with exact limits, `at` is the period; "PERIOD_years" is the time at risk, and
# "dispersion" Pearson's chi-square of the patients' events over its degrees of freedom.
# Curves of the kind "start" begin at the first time with five at risk and are of those who are still under observation then.
library(survival)
library(cmprsk)
options(digits = 17, scipen = 100)
folder <- commandArgs(TRUE)[1]
csv <- function(name) read.csv(file.path(folder, name), colClasses = "character", na.strings = "")
rows <- csv("rows.csv")
patients <- csv("patients.csv")
rates <- csv("rates.csv")
patients$enrol_day <- as.numeric(patients$enrol_day)
year <- as.numeric(patients$transplant_year)
patients$era <- cut(year, c(-Inf, 2000, 2010, 2020, Inf), right = FALSE, labels = c("BEFORE_2000", "FROM_2000", "FROM_2010", "FROM_2020"))
patients$aro <- grepl("\\bARO\\b", patients$analysis_sets)
cat(sprintf("# R %s.%s, survival %s, cmprsk %s\n", R.version$major, R.version$minor, packageVersion("survival"), packageVersion("cmprsk")))
cat("endpoint,stratum,start,at,estimate,lower,upper\n")

of <- function(code) {
  d <- rows[rows$endpoint == code & !is.na(rows$exit), ]
  d <- data.frame(patient = d$patient, stratum = d$stratum, origin = as.numeric(d$origin_day),
                  entry = as.numeric(d$entry), exit = as.numeric(d$exit), cause = as.integer(d$cause))
  cbind(d, patients[match(d$patient, patients$patient), c("genotype", "enrol_day", "donor", "era")])
}
line <- function(code, stratum, start, at, e) {
  v <- ifelse(is.na(e), "NA", sprintf("%.17g", e))
  cat(code, stratum, sprintf("%.17g", start), at, v[1], v[2], v[3], sep = ",")
  cat("\n")
}
day <- function(t) sprintf("%.17g", t)
keys <- function(x) sort(unique(as.character(na.omit(x))))
# The first time with five under observation.
begin <- function(d) {
  times <- sort(unique(d$entry))
  enough <- vapply(times, function(t) sum(d$entry <= t & d$exit > t) >= 5, TRUE)
  if (any(enough)) times[enough][1] else NA
}
alive <- function(d, start) transform(d[d$exit > start, ], entry = pmax(d$entry[d$exit > start], start))
# As survfit prints it: the first time a limit is at or below one half. quantile() takes a later one where a limit rises again, which it can
# under delayed entry.
median_of <- function(fit) summary(fit)$table[c("median", "0.95LCL", "0.95UCL")]

survive <- function(code, stratum, d, start = NA) {
  if (nrow(d) == 0) return(invisible())
  if (!is.na(start)) d <- alive(d, start)
  from <- if (is.na(start)) 0 else start
  fit <- survfit(Surv(entry, exit, cause == 1) ~ 1, data = d, conf.type = "log-log")
  for (i in which(fit$n.event > 0)) line(code, stratum, from, day(fit$time[i]), c(fit$surv[i], fit$lower[i], fit$upper[i]))
  line(code, stratum, from, "median", median_of(fit))
  line(code, stratum, from, "follow_up", median_of(survfit(Surv(entry, exit, cause == 0) ~ 1, data = d, conf.type = "log-log")))
  line(code, stratum, from, "person_years", c(sum(d$exit - d$entry) / 365.25, NA, NA))
}
incide <- function(code, stratum, d, start = NA) {
  if (!is.na(start)) d <- alive(d, start)
  if (nrow(d) == 0 || max(d$cause) == 0) return(invisible())
  from <- if (is.na(start)) 0 else start
  d$state <- factor(d$cause, 0:max(d$cause))
  d$id <- seq_len(nrow(d))
  fit <- survfit(Surv(entry, exit, state) ~ 1, data = d, id = id, conf.type = "log-log")
  for (k in seq_len(max(d$cause))) {
    if (!any(d$cause == k)) next
    column <- which(fit$states == k)
    key <- paste0(stratum, "#", k)
    for (i in which(rowSums(fit$n.event) > 0)) {
      line(code, key, from, day(fit$time[i]), c(fit$pstate[i, column], fit$lower[i, column], fit$upper[i, column]))
    }
    line(code, key, from, "person_years", c(sum(d$exit - d$entry) / 365.25, NA, NA))
  }
}
# The log-rank test with the hypergeometric variance, from the risk sets: survdiff takes no delayed entry, and the score test of coxph(ties = "exact"), which is
# this test, takes for ever where ten die on one day.
log_rank <- function(d) {
  groups <- levels(d$group)
  gap <- numeric(length(groups))
  variance <- matrix(0, length(groups), length(groups))
  for (t in sort(unique(d$exit[d$cause == 1]))) {
    risk <- table(d$group[d$entry < t & d$exit >= t])
    died <- table(d$group[d$exit == t & d$cause == 1])
    n <- sum(risk)
    m <- sum(died)
    share <- as.numeric(risk) / n
    gap <- gap + as.numeric(died) - m * share
    if (n > 1) variance <- variance + m * (n - m) / (n - 1) * (diag(share) - outer(share, share))
  }
  inner <- seq_len(length(groups) - 1)
  chi <- drop(gap[inner] %*% solve(variance[inner, inner, drop = FALSE], gap[inner]))
  if (all(d$entry == 0)) stopifnot(all.equal(chi, survdiff(Surv(exit, cause == 1) ~ group, data = d)$chisq, tolerance = 1e-10))
  chi
}
# The test between groups, if each has an event: log-rank, or Gray's test of cause 1 with competing events, which is not defined under delayed entry.
compare <- function(code, division, d, group) {
  d$group <- factor(as.character(group))
  d <- d[!is.na(d$group), ]
  d$group <- droplevels(d$group)
  events <- tapply(d$cause == 1, d$group, sum)
  if (length(events) < 2 || any(events == 0)) return(invisible())
  df <- length(events) - 1
  if (max(d$cause) > 1) {
    if (any(d$entry > 0)) return(invisible())
    chi <- cuminc(d$exit, d$cause, d$group)$Tests["1", "stat"]
  } else {
    chi <- log_rank(d)
  }
  line(code, division, 0, "test", c(chi, df, pchisq(chi, df, lower.tail = FALSE)))
}

# F01, F02, F04, F05 and T05: after the first transplant, by donor, by age and by era.
age <- function(d) cut(d$origin, c(-Inf, 365, 730, Inf), right = FALSE, labels = c("AGE_UNDER_1", "AGE_1", "AGE_FROM_2"))
known <- function(group) ifelse(group == "UNKNOWN", NA, as.character(group))
divide <- function(code, one, d, division, group) {
  for (key in keys(group)) one(code, key, d[group %in% key, ])
  compare(code, division, d, known(group))
}
by_donor <- function(code, one) {
  d <- of(code)
  one(code, "TOTAL", d)
  divide(code, one, d, "DONOR", d$donor)
}
for (code in c("OS_HSCT1", "EFS_HSCT1")) by_donor(code, survive)
transplanted <- of("OS_HSCT1")
divide("OS_HSCT1", survive, transplanted, "AGE", age(transplanted))
divide("OS_HSCT1", survive, transplanted, "ERA", transplanted$era)
# Transplants of an unknown year have a curve, beside the donors that are not known.
survive("OS_HSCT1", "ERA_UNKNOWN", transplanted[is.na(transplanted$era), ])
for (code in c("GF_HSCT1", "TRM_HSCT1", "ANC_HSCT1", "PLT_HSCT1", "GF_PRIMARY_HSCT1", "GF_SECONDARY_HSCT1", "AGVHD_2_4_HSCT1", "AGVHD_3_4_HSCT1",
               "CGVHD_HSCT1", "VOD_EBMT_HSCT1", "VOD_SITE_HSCT1", "PAH_HSCT1", "IPS_HSCT1", "HYPERCALCAEMIA_HSCT1", "SECOND_HSCT"))
  by_donor(code, incide)

# F03: survival from birth with delayed entry, by genotype.
born <- of("OS_BIRTH")
if (nrow(born) > 0 && !is.na(begin(born))) survive("OS_BIRTH", "TOTAL", born, begin(born))
for (key in keys(born$genotype)) {
  d <- born[born$genotype %in% key, ]
  if (!is.na(begin(d))) survive("OS_BIRTH", key, d, begin(d))
}

# F06 and T08: progression on interferon. Incident users were enrolled by the day of the first dose.
on_interferon <- function(code, one) {
  d <- of(code)
  incident <- d$enrol_day <= d$origin
  for (key in c("TOTAL", "INCIDENT", "PREVALENT")) {
    part <- if (key == "TOTAL") d else d[incident == (key == "INCIDENT"), ]
    if (nrow(part) > 0 && !is.na(begin(part))) one(code, key, part, begin(part))
  }
}
for (code in c("TTP_A", "TTP_C", "TTP_A_S1", "TTP_A_S2", "TTP_A_S3")) on_interferon(code, survive)
on_interferon("TTP_B", incide)

# T14: rates of events, by genotype.
rates$events <- as.numeric(rates$events)
rates$days <- as.numeric(rates$days)
rates$genotype <- patients$genotype[match(rates$patient, patients$patient)]
rates <- rates[patients$aro[match(rates$patient, patients$patient)], ]
# These divide all time followed; the other periods divide it once more.
followed <- c("BEFORE", "FIRST_YEAR", "LATER")
for (kind in keys(rates$kind)) {
  for (key in c("TOTAL", keys(rates$genotype))) {
    d <- rates[rates$kind == kind & (key == "TOTAL" | rates$genotype == key), ]
    for (period in keys(d$period)) {
      p <- d[d$period == period, ]
      years <- sum(p$days) / 365.25
      exact <- poisson.test(sum(p$events), years)
      line(kind, key, 0, period, c(exact$estimate, exact$conf.int))
      line(kind, key, 0, paste0(period, "_years"), c(years, NA, NA))
    }
    each <- aggregate(cbind(events, days) ~ patient, d[d$period %in% followed, ], sum)
    if (nrow(each) > 1 && sum(each$events) > 0) {
      expected <- sum(each$events) * each$days / sum(each$days)
      line(kind, key, 0, "dispersion", c(sum((each$events - expected)^2 / expected) / (nrow(each) - 1), NA, NA))
    }
  }
}
