# Oracle of MeanEventsTest: 90 made-up patients (event-means.csv) and their mean cumulative number of fractures with death ending it
# (event-means-expected.csv). Run in this folder: Rscript event-means.R
library(survival)
set.seed(11)
n <- 90
enrol <- floor(rexp(n, 1 / 250))
exit <- enrol + 30 + floor(rexp(n, 1 / 1100))
died <- rbinom(n, 1, 0.35)
genotype <- sample(c("TCIRG1", "CLCN7"), n, replace = TRUE)
proneness <- rgamma(n, 0.7) / 300
visits <- fractures <- vector("list", n)
for (i in seq_len(n)) {
  at <- enrol[i] + cumsum(c(0, sample(c(90, 180, 350, 390, 470), 12, replace = TRUE)))
  visits[[i]] <- at[at <= exit[i]]
  days <- sort(enrol[i] + 1 + floor(runif(rpois(1, proneness[i] * (exit[i] - enrol[i])), 0, exit[i] - enrol[i] - 1)))
  # Some bones break on one day.
  fractures[[i]] <- sort(c(days, days[runif(length(days)) < 0.2]))
}
words <- function(days) vapply(days, paste, "", collapse = " ")
patients <- data.frame(genotype, enrol, exit, died, visits = words(visits), fractures = words(fractures))

# Followed from a visit to the next within 400 days: (after, to].
windows <- do.call(rbind, lapply(seq_len(n), function(i) {
  v <- visits[[i]]
  k <- which(diff(v) <= 400)
  if (length(k) == 0) NULL else data.frame(i, after = v[k], to = v[k + 1])
}))
expected <- function(group, members) {
  own <- windows[windows$i %in% members, ]
  followed <- function(t) sum(own$after < t & t <= own$to)
  # The first age after which five are followed.
  begins <- sort(unique(own$after))
  start <- begins[which(vapply(begins, function(b) followed(b + 1e-6), 0) >= 5)[1]]
  rows <- do.call(rbind, lapply(seq_len(nrow(own)), function(k) {
    after <- max(own$after[k], start); to <- own$to[k]
    if (after >= to) return(NULL)
    f <- fractures[[own$i[k]]]
    f <- f[f > after & f <= to]
    # Events of one patient on one day follow each other by a moment.
    f <- f - 1e-3 * (ave(f, f, FUN = length) - ave(f, f, FUN = seq_along))
    data.frame(id = own$i[k], start = c(after, f), stop = c(f, to), event = c(rep(1, length(f)), 0))
  }))
  rows <- rows[rows$start < rows$stop, ]
  events <- survfit(Surv(start, stop, event) ~ 1, data = rows, id = id, influence = TRUE, timefix = FALSE)
  alive <- members[exit[members] > start]
  life <- data.frame(id = alive, entry = pmax(enrol[alive], start), exit = exit[alive], died = died[alive])
  deaths <- survfit(Surv(entry, exit, died) ~ 1, data = life, id = id, influence = TRUE, timefix = FALSE)
  before <- function(fit, values, t, first) { k <- sum(fit$time < t); if (k == 0) first else values[k] }
  chaz <- events$influence.chaz
  ids <- unique(rows$id)
  u <- which(events$n.event > 0)
  mean <- 0
  influence <- rep(0, n)
  out <- NULL
  for (j in u) {
    t <- events$time[j]
    rise <- events$cumhaz[j] - if (j > 1) events$cumhaz[j - 1] else 0
    s <- before(deaths, deaths$surv, t, 1)
    k <- sum(deaths$time < t)
    mean <- mean + s * rise
    influence[ids] <- influence[ids] + s * (chaz[, j] - if (j > 1) chaz[, j - 1] else 0)
    if (k > 0) influence[alive] <- influence[alive] + rise * deaths$influence.surv[, k]
    out <- rbind(out, data.frame(group, start, time = t, atRisk = events$n.risk[j], mean, error = sqrt(sum(influence^2))))
  }
  # Without death it would be survfit's own estimate, with its robust error.
  stopifnot(max(abs(sqrt(colSums(chaz^2)) - events$std.chaz)) < 1e-12)
  out$day <- ceiling(out$time)
  out <- out[!duplicated(out$day, fromLast = TRUE), ]
  z <- qnorm(0.975)
  data.frame(group, start, day = out$day, atRisk = out$atRisk, mean = out$mean, lower = out$mean * exp(-z * out$error / out$mean),
    upper = out$mean * exp(z * out$error / out$mean))
}
result <- rbind(expected("TOTAL", seq_len(n)), expected("TCIRG1", which(genotype == "TCIRG1")), expected("CLCN7", which(genotype == "CLCN7")))
origin <- paste0("# ", R.version.string, ", survival ", packageVersion("survival"), ": see event-means.R")
write <- function(data, file) {
  writeLines(origin, file)
  for (name in names(data)) if (is.numeric(data[[name]])) data[[name]] <- sprintf("%.15g", data[[name]])
  suppressWarnings(write.table(data, file, append = TRUE, sep = ",", row.names = FALSE, quote = FALSE))
}
write(patients, "event-means.csv")
write(result, "event-means-expected.csv")
