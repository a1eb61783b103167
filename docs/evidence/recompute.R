# Computes the survival and incidence numbers of the reports again, from the analysis rows alone.
#
#   Rscript recompute.R demo-rows.csv > demo-results.csv
#
# Needs the package survival. Each line of the answer is one step of one curve:
#   endpoint, stratum, start, time, estimate, lower, upper
# A survival for endpoints without competing events and the incidence of cause 1, 2, ... otherwise (stratum "KEY#cause"). Curves of the kind "start" begin at
# the first time with five at risk and are of those who are still under observation then. The line with time "median" holds the median and its limits.
library(survival)
options(digits = 17, scipen = 100)
rows <- read.csv(commandArgs(TRUE)[1], colClasses = "character", na.strings = "")
cat(sprintf("# R %s.%s, survival %s\n", R.version$major, R.version$minor, packageVersion("survival")))
cat("endpoint,stratum,start,time,estimate,lower,upper\n")

of <- function(code) {
  d <- rows[rows$endpoint == code & !is.na(rows$exit), ]
  data.frame(patient = d$patient, stratum = d$stratum, origin = as.numeric(d$origin_day),
             entry = as.numeric(d$entry), exit = as.numeric(d$exit), cause = as.integer(d$cause))
}
line <- function(code, stratum, start, time, e) {
  v <- ifelse(is.na(e), "NA", sprintf("%.17g", e))
  cat(code, stratum, sprintf("%.17g", start), time, v[1], v[2], v[3], sep = ",")
  cat("\n")
}
# The first time with five under observation.
begin <- function(d) {
  times <- sort(unique(d$entry))
  enough <- vapply(times, function(t) sum(d$entry <= t & d$exit > t) >= 5, TRUE)
  if (any(enough)) times[enough][1] else NA
}
survive <- function(code, stratum, d, start = NA) {
  if (nrow(d) == 0) return(invisible())
  if (!is.na(start)) d <- transform(d[d$exit > start, ], entry = pmax(d$entry[d$exit > start], start))
  from <- if (is.na(start)) 0 else start
  fit <- survfit(Surv(entry, exit, cause == 1) ~ 1, data = d, conf.type = "log-log")
  for (i in which(fit$n.event > 0)) {
    line(code, stratum, from, sprintf("%.17g", fit$time[i]), c(fit$surv[i], fit$lower[i], fit$upper[i]))
  }
  # As survfit prints it: the first time a limit is at or below one half. quantile() takes a later one where a limit rises again, which it can
  # under delayed entry.
  median <- summary(fit)$table
  line(code, stratum, from, "median", median[c("median", "0.95LCL", "0.95UCL")])
}
incide <- function(code, stratum, d) {
  if (nrow(d) == 0 || max(d$cause) == 0) return(invisible())
  d$state <- factor(d$cause, 0:max(d$cause))
  d$id <- seq_len(nrow(d))
  fit <- survfit(Surv(entry, exit, state) ~ 1, data = d, id = id, conf.type = "log-log")
  for (k in seq_len(max(d$cause))) {
    if (!any(d$cause == k)) next
    column <- which(fit$states == k)
    for (i in which(rowSums(fit$n.event) > 0)) {
      line(code, paste0(stratum, "#", k), 0, sprintf("%.17g", fit$time[i]),
           c(fit$pstate[i, column], fit$lower[i, column], fit$upper[i, column]))
    }
  }
}

# F01, F02 and T05: survival after the first transplant, by donor and by age at it.
transplanted <- of("OS_HSCT1")
donor <- rows[rows$endpoint == "OS_HSCT1", c("patient", "stratum")]
donorOf <- function(d) donor$stratum[match(d$patient, donor$patient)]
byDonor <- function(code, one) {
  d <- of(code)
  one(code, "TOTAL", d)
  for (key in sort(unique(na.omit(donorOf(d))))) one(code, key, d[donorOf(d) %in% key, ])
}
for (code in c("OS_HSCT1", "EFS_HSCT1")) byDonor(code, survive)
age <- cut(transplanted$origin, c(-Inf, 365, 730, Inf), right = FALSE, labels = c("AGE_UNDER_1", "AGE_1", "AGE_FROM_2"))
for (key in levels(age)) survive("OS_HSCT1", key, transplanted[age == key, ])

# T05, F04 and F05: incidences with competing events.
for (code in c("GF_HSCT1", "TRM_HSCT1", "ANC_HSCT1", "PLT_HSCT1", "GF_PRIMARY_HSCT1", "GF_SECONDARY_HSCT1", "AGVHD_2_4_HSCT1", "AGVHD_3_4_HSCT1",
               "CGVHD_HSCT1", "VOD_EBMT_HSCT1", "VOD_SITE_HSCT1", "PAH_HSCT1", "IPS_HSCT1", "HYPERCALCAEMIA_HSCT1", "SECOND_HSCT"))
  byDonor(code, incide)

# F03: survival from birth with delayed entry, by genotype.
born <- of("OS_BIRTH")
survive("OS_BIRTH", "TOTAL", born, begin(born))
for (key in sort(unique(na.omit(born$stratum)))) {
  d <- born[born$stratum %in% key, ]
  if (!is.na(begin(d))) survive("OS_BIRTH", key, d, begin(d))
}

# F06 and T08: freedom from progression on interferon; who was enrolled by the first dose has no delayed entry.
treated <- of("TTP_A")
for (key in c("TOTAL", "INCIDENT", "PREVALENT")) {
  d <- if (key == "TOTAL") treated else treated[(treated$entry == 0) == (key == "INCIDENT"), ]
  if (nrow(d) > 0 && !is.na(begin(d))) survive("TTP_A", key, d, begin(d))
}
