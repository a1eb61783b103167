# Cases from synthetic data: the nasty situations by name, grids, and a cohort like that of the registry. Every seed is fixed.

made_up <- "synthetic, made in r/cases_synthetic.R"
free <- "synthetic, no licence needed"

# The analyses every small right-censored situation is put through.
situation <- function(times, tau, group = "g") {
  base <- endpoint("time", "status", 1, group, times, tau, 1, 1)
  lapply(base, function(one) {
    if (one$type == "km" && !is.null(one$spec$confLevel)) one$spec$confLevel <- 0.99
    one
  })
}

edge_case <- function(name, title, data, analyses, notes = NULL) write_case(paste0("edge_", name), title, made_up, free, data, analyses, notes)

on_time <- function(id, type, ...) list(id = id, type = type, spec = c(list(time = "time", status = "status", event = I(1)), list(...)))
on_entry <- function(id, type, ...) list(id = id, type = type, spec = c(list(entry = "entry", time = "time", status = "status", event = I(1)), list(...)))
all_ties <- I(c("efron", "breslow", "exact"))

synthetic_cases <- function() {
  small_cases()
  model_cases()
  history_cases()
  grid_cases()
  registry_cases()
}

small_cases <- function() {
  edge_case("zero_time", "Events and censorings at time 0", data.frame(time = c(0, 0, 0, 0.5, 2, 2, 3, 5, 7), status = c(1, 0, 1, 1, 0, 1, 1, 0, 1), g = c(1, 1, 2, 2, 1, 2, 1, 2, 1)),
    c(situation(c(0, 0.25, 2, 6), c(1, 6)), list(on_time("cox", "cox", covariates = num("g"), ties = all_ties), on_time("rmst", "rmstDiff", group = I("g"), tau = I(4)))),
    "an event at 0 counts: S(0) < 1")
  edge_case("all_censored", "Nobody has the event", data.frame(time = c(1, 2, 2, 4, 6, 9), status = 0, g = c("a", "b", "a", "b", "b", "b")), situation(c(0, 2, 9, 12), c(3, 8)),
    "S = 1, standard errors 0, median undefined, the log-rank statistic undefined")
  one <- data.frame(set = c(1, 2), time = c(2.25, 3.5), status = c(1, 0))
  set <- function(k) list(where = list(only("set", "==", k)))
  edge_case("one_subject", "One subject with the event, one without", one, c(
    lapply(1:2, function(k) list(id = paste0("km.", k), type = "km", spec = c(set(k), on_time("", "")$spec, list(times = I(c(0, 2.25, 5)), tau = I(c(1, 5)))))),
    lapply(1:2, function(k) list(id = paste0("rate.", k), type = "rate", spec = c(set(k), on_time("", "")$spec))),
    lapply(1:2, function(k) list(id = paste0("proportion.", k), type = "proportion", spec = c(set(k), list(status = "status", event = I(1))))),
    list(on_time("km.group", "km", group = I("set"), times = I(c(1, 3))), on_time("logrank", "logrank", group = I("set")))))
  edge_case("one_time", "All at one time", data.frame(time = 7, status = c(1, 1, 1, 1, 1, 1, 1), g = c(1, 1, 1, 2, 2, 2, 2)), situation(c(0, 6.999, 7, 8), c(6, 7, 9)),
    "S falls from 1 to 0 in one step: its Greenwood error is undefined")
  edge_case("tail", "The last observation is an event, in one group a censoring", data.frame(time = c(1, 1, 3, 4, 4, 8, 10, 15, 15, 15, 20, 20), status = c(1, 0, 1, 1, 1, 1, 0, 1, 1, 0, 1, 1),
    g = c(1, 2, 1, 2, 1, 1, 2, 2, 1, 2, 1, 1)), c(situation(c(1, 4, 15, 20, 30), c(10, 20)), list(on_time("cox", "cox", covariates = num("g"), residuals = TRUE, ties = all_ties),
    on_time("pseudo", "pseudo", times = I(c(4, 15)), tau = I(15)))))
  edge_case("median_flat", "Curves that are flat at their median and at their end", data.frame(time = c(10, 20, 30, 40, 5, 15, 25, 35, 45, 55, 12, 14, 60, 60), status = c(1, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 0),
    g = c(1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3)), c(situation(c(10, 20, 50), c(40, 58)), list(on_time("trend", "logrank", group = I("g"), trend = TRUE, pairwise = TRUE))),
    "S equals 0.5 exactly between two times: the median is their middle")
  edge_case("ties", "Events and censorings at the same times", data.frame(time = c(1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5), status = c(1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0, 1, 0, 0, 1), g = c(1, 2, 2, 1, 1, 2, 2, 1, 2, 1, 2, 2, 1, 1, 2, 2)),
    c(situation(c(0, 1, 3, 5), c(2, 3.5)), list(on_time("cox", "cox", covariates = num("g"), ties = all_ties, uno = TRUE, residuals = TRUE), on_time("rmst", "rmstDiff", group = I("g"), tau = I(3)),
      on_time("fixed", "fixedTimeDiff", group = I("g"), times = I(c(2, 3))), on_time("pseudo", "pseudo", times = I(c(1, 3)), tau = I(4)))))
  tiny <- c(0.1 + 0.2, 0.3, 0.3 + 4e-13, 1 / 3 * 3, 1, 1 - 6e-13, 2, 2 + 9e-13, 2.5, 4, 4 - 8e-13, 6)
  edge_case("near_ties", "Times that differ by less than 1e-12 are the same time", data.frame(time = tiny, status = c(1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0), g = rep(1:2, 6)),
    c(situation(c(0.3, 1, 2, 5), c(1.5, 4.5)), list(on_time("cox", "cox", covariates = num("g"), ties = I(c("efron", "breslow"))))))
  large <- c(500000, 500000.004, 500000.008, 700000, 700000.5, 900000, 900000.006, 1200000, 1200000.001, 1500000)
  edge_case("near_ties_large", "Near ties at large times, and chains of them", data.frame(time = large, status = c(1, 1, 0, 1, 1, 1, 1, 0, 1, 1), g = c(1, 2, 1, 2, 1, 1, 2, 2, 1, 2)), situation(c(500000, 700000, 1200000), c(800000, 1300000)),
    "gaps below 1.49e-8 of the mean time are none, and they link")
  edge_case("no_events_group", "A group without events", data.frame(time = c(2, 3, 5, 7, 7, 9, 1, 4, 6, 8, 10, 12, 11), status = c(1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0), g = rep(0:1, c(6, 7)), x = c(1.5, 0.2, 0.7, 1.1, 0.4, 2, 0.9, 1.3, 0.1, 0.8, 1.9, 0.6, 1)), c(
    situation(c(2, 6, 12), c(5, 9)), list(on_time("cox", "cox", covariates = num("g", "x")), on_time("firth", "firthCox", covariates = num("g", "x")), on_time("firth.g", "firthCox", covariates = num("g"), confLevel = 0.9),
      analysis("logistic", "logistic", status = "status", event = I(1), covariates = num("g")), analysis("crosstab", "crosstab", row = I("g"), col = I("status")),
      analysis("proportion", "proportion", status = "status", event = I(1), group = I("g")))), "monotone likelihood, separation: no finite maximum exists")
  edge_case("delayed_entry", "Delayed entry: a risk set of one dies, entry at another's event, gap without anybody", data.frame(entry = c(0, 1, 2, 2, 3, 5, 5, 6, 9, 9.5, 10, 8), time = c(1.5, 4, 5, 8, 6, 7, 8, 8, 12, 11, 13, 12), status = c(1, 1, 1, 0, 1, 0, 1, 1, 1, 0, 1, 1),
    g = c("a", "a", "b", "b", "a", "b", "a", "b", "a", "b", "b", "a"), x = c(0.2, 1, 0.5, 1.4, 0.1, 0.8, 1.2, 0.3, 0.9, 0.6, 1.1, 0.4)), list(
    on_entry("km", "km", times = I(c(0, 1.5, 5, 8, 12, 14)), tau = I(10)), on_entry("km.group", "km", group = I("g"), times = I(c(0, 5, 8, 12))), on_entry("logrank", "logrank", group = I("g")),
    on_entry("cox", "cox", covariates = c(num("x"), cat_("g", "b", "a")), ties = all_ties, residuals = TRUE), on_entry("firth", "firthCox", covariates = num("x")), on_entry("rate", "rate", group = I("g"), confLevel = 0.9)),
    "who enters at t is not at risk at t; where the only one at risk dies S stays 0")
}

model_cases <- function() {
  set.seed(4101)
  n <- 80
  d <- data.frame(time = sample(1:5, n, TRUE), status = rbinom(n, 1, 0.65), x1 = round(rnorm(n), 2), x2 = rbinom(n, 1, 0.4), g = sample(0:2, n, TRUE), cl = rep(1:20, 4))
  edge_case("heavy_ties", "80 subjects on 5 times", d, list(on_time("km", "km", group = I("g"), times = I(c(1, 3, 5)), tau = I(4)), on_time("logrank", "logrank", group = I("g"), trend = TRUE, pairwise = TRUE),
    on_time("logrank.strat", "logrank", group = I("g"), strata = I("cl")), on_time("cox", "cox", covariates = num("x1", "x2", "g"), ties = all_ties, residuals = TRUE, times = I(c(1, 4)), profiles = list(list(x1 = 0.5, x2 = 1, g = 2))),
    on_time("cox.strata", "cox", covariates = num("x1", "x2"), strata = I("g")), on_time("cox.cluster", "cox", covariates = num("x1", "g"), cluster = "cl"), on_time("firth", "firthCox", covariates = num("x1", "x2"))))

  set.seed(4104)
  n <- 70
  d <- data.frame(id = 1:n, time = round(rexp(n, 0.2) + 0.1, 2), status = rbinom(n, 1, 0.6), year = 1990 + sample(0:25, n, TRUE), x = round(rnorm(n), 2), g = sample(c("a", "b"), n, TRUE), s = sample(1:3, n, TRUE), w = round(runif(n, 0.4, 2), 2))
  d$y <- rbinom(n, 1, plogis((d$year - 2002) / 8 + 0.5 * d$x))
  d$twice <- 2 * d$x - 1
  d$seven <- 7
  d$steep <- ifelse(d$status == 1, pmax(d$x, 0.1), pmin(d$x, 0))
  d$bordered <- as.numeric(d$x > 1)
  d$z <- ifelse(d$bordered == 1, 1, d$y)
  one_level <- cat_("g", "a", "b", "nobody")
  edge_case("dependent", "Columns that depend on others, a level of nobody, calendar years, outcomes separated on one side", d, list(
    on_time("cox", "cox", covariates = c(num("x", "twice", "seven", "year"), one_level), residuals = TRUE, times = I(c(2, 6)), profiles = list(list(x = 0, twice = -1, seven = 7, year = 2000, g = "a"))),
    on_time("cox.strata", "cox", covariates = c(num("x", "twice"), one_level), strata = I("s"), weights = "w", cluster = "id"),
    on_time("cox.monotone", "cox", covariates = c(num("steep", "year"), one_level), strata = I("s"), weights = "w"),
    on_time("firth", "firthCox", covariates = num("year", "steep")), on_time("firth.strata", "firthCox", covariates = c(num("x"), cat_("g", "a", "b")), strata = I("s")),
    analysis("logistic", "logistic", status = "y", event = I(1), covariates = c(num("year", "x", "twice", "seven"), one_level)),
    analysis("logistic.bordered", "logistic", status = "z", event = I(1), covariates = num("bordered", "x"), confLevel = 0.9)))

  set.seed(4102)
  n <- 90
  d <- data.frame(id = 1:n, time = round(rexp(n, 0.15) + 0.05, 1), status = rbinom(n, 1, 0.7), g = rbinom(n, 1, 0.5), x = round(rnorm(n), 3), whole = sample(1:4, n, TRUE), part = round(runif(n, 0.3, 2.5), 4))
  edge_case("weights", "Case weights: whole numbers, and fractions as of inverse probabilities", d, list(on_time("km.whole", "km", group = I("g"), weights = "whole", times = I(c(2, 5, 10))), on_time("km.part", "km", group = I("g"), weights = "part", times = I(c(2, 5, 10))),
    on_time("cox.whole", "cox", covariates = num("g", "x"), weights = "whole"), on_time("cox.part", "cox", covariates = num("g", "x"), weights = "part", cluster = "id")), "with fractional weights R gives the robust standard error of S")

  set.seed(4103)
  n <- 120
  entry <- round(runif(n, 0, 3), 1)
  d <- data.frame(entry = entry, time = round(entry + 0.2 + rexp(n, 0.3), 1), status = rbinom(n, 1, 0.75), x = round(rnorm(n), 2), g = sample(c("low", "mid", "high"), n, TRUE), s1 = sample(1:2, n, TRUE), s2 = sample(c("A", "B"), n, TRUE), cl = sample(1:40, n, TRUE), w = round(runif(n, 0.5, 2), 3))
  levels <- cat_("g", "low", "mid", "high")
  edge_case("combined", "Delayed entry, strata of two columns, weights and clusters together", d, list(on_entry("cox.all", "cox", covariates = c(num("x"), levels), strata = I(c("s1", "s2")), weights = "w", cluster = "cl"),
    on_entry("cox.entry.strata", "cox", covariates = c(num("x"), levels), strata = I("s1"), confLevel = 0.9), on_entry("cox.entry.weights", "cox", covariates = num("x"), weights = "w", cluster = "cl", ties = I("breslow")),
    on_entry("logrank", "logrank", group = I("g"), strata = I(c("s1", "s2")), pairwise = TRUE), on_entry("km", "km", group = I(c("s1", "s2", "g")), times = I(c(2, 5)))))

  set.seed(4104)
  s <- c(rep(1, 20), rep(2, 8), rep(3, 1), rep(4, 5), rep(9, 10))
  n <- length(s)
  d <- data.frame(time = round(rexp(n, 0.3) + 0.1, 1), status = ifelse(s == 4, 0, rbinom(n, 1, 0.7)), g = ifelse(s == 2, 1, rbinom(n, 1, 0.5)), s = s, x = round(rnorm(n), 2))
  edge_case("strata", "Strata of one group, of one subject, without events", d, list(on_time("logrank", "logrank", group = I("g"), strata = I("s")), on_time("logrank.plain", "logrank", group = I("g")), on_time("cox", "cox", covariates = num("g", "x"), strata = I("s"), ties = all_ties), on_time("km", "km", group = I(c("s", "g")), times = I(c(2, 5)))))

  set.seed(4105)
  n <- 100
  d <- data.frame(time = round(rexp(n, 20000) + 1e-6, 9), status = rbinom(n, 1, 0.7), x1 = round(1e6 + 1e4 * rnorm(n)), x2 = round(1e-5 * rnorm(n), 8), g = rbinom(n, 1, 0.5))
  d$time <- round(rank(d$time) * 1e-6 + 1e-6, 7)
  edge_case("scale", "Very small times, very large and very small covariates", d, list(on_time("km", "km", group = I("g"), times = I(c(1e-5, 5e-5)), tau = I(5e-5)), on_time("logrank", "logrank", group = I("g")), on_time("cox", "cox", covariates = num("x1", "x2", "g")), on_time("rate", "rate", group = I("g"))))

  set.seed(4106)
  n <- 60
  blank <- function(x, share) replace(x, runif(length(x)) < share, NA)
  d <- data.frame(time = blank(sample(1:30, n, TRUE), 0.05), status = blank(rbinom(n, 1, 0.6), 0.05), arm = blank(sample(c("x, with comma", "plain", "Ümlaut"), n, TRUE), 0.08), site = blank(sample(c(2, 10, 1), n, TRUE), 0.08), age = blank(round(runif(n, 1, 80), 1), 0.1))
  edge_case("missing", "Missing cells everywhere; text with commas and letters beyond ASCII", d, list(on_time("km", "km", group = I(c("arm", "site")), times = I(c(10, 20)), confLevel = 0.8), on_time("logrank", "logrank", group = I("arm"), strata = I("site")),
    on_time("cox", "cox", covariates = c(num("age"), cat_("arm", "plain", "x, with comma", "Ümlaut")), ties = I("efron")), on_time("rate", "rate", group = I("site")), analysis("crosstab", "crosstab", row = I("arm"), col = I("site")), analysis("ranks", "ranks", value = "age", group = I("arm")),
    analysis("table1", "table1", group = I("site"), variables = list(number("age"), category("arm"))), analysis("proportion", "proportion", status = "status", event = I(1), group = I("arm"))))
}

history_cases <- function() {
  d <- data.frame(time = c(1, 1, 2, 2, 2, 3, 4, 4, 5, 5, 6, 7, 7, 8, 9, 9, 10, 11, 12, 12), status = c(1, 3, 1, 1, 3, 9, 1, 9, 3, 9, 1, 1, 3, 9, 1, 1, 9, 1, 3, 3), g = rep(c(1, 2), 10), x = c(0.3, 1.2, 0.5, 0.8, 1.5, 0.2, 0.9, 1, 1.1, 0.4, 0.7, 0.6, 1.4, 0.1, 1.3, 0.25, 0.95, 0.55, 0.85, 1.05))
  d$g[d$status == 3] <- 2
  c_ <- function(id, type, ...) list(id = id, type = type, spec = c(list(time = "time", status = "status", censor = 9, causes = I(c(1, 3))), list(...)))
  edge_case("competing", "Causes tied at one time, codes with gaps, a cause absent from a group, the last a competing event", d, list(c_("cif", "cif", times = I(c(0, 1, 2, 3.5, 9, 12, 20))), c_("cif.group", "cif", group = I("g"), times = I(c(2, 5, 12))),
    c_("gray", "gray", group = I("g")), c_("fineGray", "fineGray", covariates = num("x"), times = I(c(2, 9)), profiles = list(list(x = 1)), viaFinegray = TRUE), c_("fineGray.group", "fineGray", covariates = num("g"), failCauses = I(3)),
    list(id = "nobody.censored", type = "cif", spec = list(where = list(only("status", "<", 9)), time = "time", status = "status", censor = 9, causes = I(c(1, 3)), times = I(c(2, 12)))),
    list(id = "cause.1", type = "logrank", spec = list(time = "time", status = "status", event = I(1), group = I("g")))), "status 9 censors")

  d <- data.frame(time = c(0.71, 0.93, 1.4, 2.84, 2.93, 5.89, 8.23, 15.14, 0.46, 0.52, 1.03, 1.97, 2.19, 3.65, 4.94, 6.22), status = c(2, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 1, 2),
    g = c(0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1), s = rep(1:2, each = 8))
  g_ <- function(id, type, ...) list(id = id, type = type, spec = c(list(time = "time", status = "status", censor = 0, causes = I(c(1, 2))), list(...)))
  edge_case("competing_alone", "Nobody censored: a group is left alone, and the pooled incidence is 1 before its last event", d, list(g_("gray", "gray", group = I("g")), g_("gray.strata", "gray", group = I("g"), strata = I("s")),
    g_("cif", "cif", group = I(c("s", "g")), times = I(c(1, 6, 16))), g_("fineGray", "fineGray", covariates = num("g"), failCauses = I(1))))

  set.seed(4201)
  n <- 200
  entry <- round(rexp(n, 0.2), 1)
  d <- data.frame(group = rep(c("a", "b"), n / 2), entry = entry, time = round(entry + 0.1 + rexp(n, 0.1), 1), cause = sample(0:3, n, TRUE, c(0.35, 0.35, 0.2, 0.1)))
  edge_case("competing_entry", "Competing causes with delayed entry", d, list(list(id = "cif", type = "cif", spec = list(entry = "entry", time = "time", status = "cause", censor = 0, causes = I(1:3), group = I("group"), times = I(c(2, 5, 10, 30)))),
    list(id = "cause.2", type = "cox", spec = list(entry = "entry", time = "time", status = "cause", event = I(2), covariates = cat_("group", "a", "b"))), list(id = "any", type = "logrank", spec = list(entry = "entry", time = "time", status = "cause", event = I(1:3), group = I("group"))),
    list(id = "rate", type = "rate", spec = list(entry = "entry", time = "time", status = "cause", event = I(c(1, 3)), group = I("group")))), "with delayed entry the variance of the incidence is survfit's infinitesimal jackknife, not Greenwood's")

  d <- data.frame(id = c(1, 1, 1, 2, 3, 3, 4, 4, 5, 6, 6, 6, 7, 7, 8, 9, 9, 10), start = c(0, 2, 3, 0, 1, 4, 0, 5, 0, 0, 2, 6, 3, 5, 0, 1, 5, 2), stop = c(2, 3, 7, 5, 4, 8, 3, 9, 4, 2, 5, 8, 5, 10, 6, 4, 7, 9), status = c(1, 1, 0, 0, 1, 2, 1, 0, 2, 1, 1, 2, 1, 0, 0, 1, 0, 0), g = c(1, 1, 1, 1, 2, 2, 1, 1, 2, 2, 2, 2, 1, 1, 2, 2, 2, 1))
  r <- function(id, type, ...) list(id = id, type = type, spec = c(list(id = "id", entry = "start", time = "stop", status = "status", event = I(1)), list(...)))
  recurrent <- function(t) list(r("mcf", "mcf", times = I(c(0, t))), r("mcf.group", "mcf", group = I("g"), times = I(t)), r("terminal", "mcfTerminal", terminal = I(2), times = I(t)), r("terminal.group", "mcfTerminal", terminal = I(2), group = I("g"), times = I(t), confLevel = 0.9),
    r("ag", "cox", covariates = num("g"), cluster = "id"), r("rate", "rate", group = I("g")))
  edge_case("recurrent", "Recurrent events ended by death: gaps, tied events, late entry, subjects without events", d, recurrent(c(2, 4, 8, 12)))

  set.seed(4202)
  n <- 45
  rows <- do.call(rbind, lapply(1:n, function(i) {
    t <- 0
    state <- "well"
    out <- NULL
    end <- round(runif(1, 3, 20), 1)
    repeat {
      stay <- round(rexp(1, if (state == "well") 0.25 else 0.4) + 0.1, 1)
      to <- if (state == "well") sample(c("ill", "dead"), 1, prob = c(0.75, 0.25)) else sample(c("well", "dead"), 1, prob = c(0.55, 0.45))
      stop <- round(t + stay, 1)
      last <- stop >= end
      out <- rbind(out, data.frame(id = i, g = i %% 2, tstart = t, tstop = if (last) end else stop, from = state, event = if (last) "censor" else to))
      if (last || to == "dead") return(out)
      t <- stop
      state <- to
    }
  }))
  s <- function(id, type, ...) list(id = id, type = type, spec = c(list(entry = "tstart", time = "tstop", id = "id", from = "from", status = "event", censor = "censor", states = I(c("well", "ill", "dead"))), list(...)))
  edge_case("states", "Illness and death with recovery", rows, list(s("states", "multistate", times = I(c(0, 2, 5, 12, 25)), tau = I(15)), s("states.group", "multistate", group = I("g"), times = I(c(1, 3, 8)), tau = I(10)),
    list(id = "mcf", type = "mcf", spec = list(id = "id", entry = "tstart", time = "tstop", status = "event", event = I("ill"), group = I("g"), times = I(c(2, 5, 12))))))

  set.seed(4205)
  late <- do.call(rbind, lapply(1:50, function(i) {
    state <- sample(c("well", "ill"), 1, prob = c(0.7, 0.3))
    entry <- sample(c(0, 0.5, 1, 2, 4), 1)
    move <- entry + ceiling(rexp(1, 0.3) * 2) / 2
    end <- entry + ceiling(rexp(1, 0.15) * 2) / 2
    to <- sample(c(setdiff(c("well", "ill"), state), "dead"), 1)
    if (move > end) return(data.frame(id = i, g = i %% 2, tstart = entry, tstop = end, from = state, event = "censor"))
    first <- data.frame(id = i, g = i %% 2, tstart = entry, tstop = move, from = state, event = to)
    if (to == "dead" || move == end) first else rbind(first, data.frame(id = i, g = i %% 2, tstart = move, tstop = end, from = to, event = "censor"))
  }))
  after <- function(column, value) list(list(col = column, op = ">", value = value))
  edge_case("states_late", "States entered late in different states: from 0, and with nobody at 0", late, list(s("from.zero", "multistate", times = I(c(0, 2, 5, 12)), tau = I(10)), s("from.zero.group", "multistate", group = I("g"), times = I(c(0, 2, 5, 12))),
    list(id = "nobody.at.zero", type = "multistate", spec = c(list(where = after("tstart", 0)), s("", "")$spec, list(times = I(c(3, 6, 12))))))
  )

  d <- data.frame(time = c(2, 3, 4, 5, 5, 6, 7, 8, 9, 10, 11, 12, 14, 3), status = c(1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1), tx = c(NA, 3, 1, 0, 2, 8, NA, 5, 5, NA, 3, 4, NA, 1))
  e <- function(id, type, ...) on_time(id, type, exposureTime = "tx", ...)
  edge_case("exposure", "Exposure at time 0, at the event, after the end, never, at another's event", d, list(e("mantelByar", "mantelByar", times = I(c(0, 3, 5, 8, 12))), e("landmark", "landmark", landmark = I(c(0, 2, 4)), times = I(c(2, 5))), e("naive", "naiveImmortal")))
  d$early <- c(1, NA, 2, NA, NA, 1, 2, NA, 3, NA, 2, NA, 6, NA)
  d$quiet <- ifelse(is.na(d$early), d$status, 0)
  d$never <- ifelse(seq_len(nrow(d)) == 14, 4, NA)
  f <- function(id, type, begin, status = "status", ...) analysis(id, type, time = "time", status = status, event = I(1), exposureTime = begin, ...)
  edge_case("exposure_one_sided", "Nobody exposed in time; no event after the exposure", d, list(f("mantelByar.never", "mantelByar", "never", times = I(c(0, 5))), f("landmark.never", "landmark", "never", landmark = I(c(2, 3)), times = I(c(2, 5))),
    f("mantelByar.quiet", "mantelByar", "early", "quiet", times = I(c(0, 5, 9))), f("landmark.quiet", "landmark", "early", "quiet", landmark = I(c(0, 3)), times = I(c(2, 5))), f("naive.quiet", "naiveImmortal", "early", "quiet")))
}

grid_cases <- function() {
  set.seed(4301)
  x <- c(0, 1, 0, 4, 0, 12, 1, 29, 20, 0, 50, 100, 5, 994, 4000, sample(1:30, 20, TRUE))
  n <- c(1, 1, 4, 4, 30, 12, 30, 30, 40, 200, 100, 100, 1000, 1000, 9000, sample(31:200, 20, TRUE))
  write_case("grid_proportions", "Limits of proportions", made_up, free, data.frame(x = x, n = n, confLevel = rep_len(c(0.95, 0.9, 0.99), length(x))), list(analysis("grid", "propGrid")))
  events <- c(0, 0, 1, 2, 4, 7, 15, 40, 90, 400, 2000, sample(0:25, 13, TRUE))
  write_case("grid_rates", "Limits of rates and of rate ratios", made_up, free, data.frame(events = events, personTime = round(c(1, 312.5, runif(22, 1, 900)), 2), confLevel = rep_len(c(0.95, 0.9), 24),
    x1 = c(0, 4, 0, 1, 100, 0, 3, sample(1:20, 17, TRUE)), t1 = round(runif(24, 5, 300), 2), x2 = c(5, 0, 0, 1, 80, 1, 60, sample(0:20, 17, TRUE)), t2 = round(runif(24, 5, 300), 2)),
    list(analysis("rates", "rateGrid"), analysis("ratios", "rateRatioGrid"), analysis("ratios.some", "rateRatioGrid", where = list(only("x2", ">", 0)))))
  write_case("grid_proportions_small", "Limits of proportions of at most three", made_up, free, data.frame(x = c(0, 1, 0, 1, 2, 0, 1, 2, 3), n = c(1, 1, 2, 2, 2, 3, 3, 3, 3), confLevel = 0.8), list(analysis("grid", "propGrid")))
  write_case("grid_rates_extreme", "Limits of rates and of rate ratios at very small and very large exposures", made_up, free, data.frame(events = c(0, 1, 3, 60, 8000), personTime = c(1e-6, 2.5e-4, 1e8, 3e6, 0.125), confLevel = c(0.95, 0.99, 0.8, 0.95, 0.9),
    x1 = c(2, 0, 1, 300, 12), t1 = c(1e-6, 4e5, 1e8, 7.5, 0.001), x2 = c(3, 0, 9, 20, 0), t2 = c(2e-6, 1e-3, 1e8, 1e4, 250)), list(analysis("rates", "rateGrid"), analysis("ratios", "rateRatioGrid")))
  tables <- rbind(c(0, 6, 3, 5), c(6, 0, 2, 7), c(2, 2, 2, 2), c(0, 5, 0, 8), c(1, 12, 9, 2), c(15, 25, 4, 16), c(3, 40, 11, 52), c(60, 40, 55, 45), c(0, 30, 4, 26), c(5, 5, 5, 0), c(1, 1, 1, 1), matrix(sample(3:25, 80, TRUE), 20))
  write_case("grid_tables", "Tables of two rows and two columns", made_up, free, data.frame(a = tables[, 1], b = tables[, 2], c = tables[, 3], d = tables[, 4]), list(analysis("grid", "table2x2Grid")))
  write_case("grid_tables_sparse", "Tables of two rows and two columns with large and lopsided margins", made_up, free, data.frame(a = c(1, 2, 150, 7), b = c(400, 90, 30, 3), c = c(9, 1, 80, 1), d = c(380, 3, 60, 240)), list(analysis("grid", "table2x2Grid")))
  write_case("grid_tests", "Adjusted p-values, tied and extreme", made_up, free, data.frame(p = c(0.01, 0.01, 0.04, 0.03, 0.5, 1, 1e-12, 0.05, 0.0006, 0.2, 0.9, 0.35, 0.049, 0.051, 1e-300)), list(analysis("adjust", "padjust", p = "p")))
  write_case("grid_tests_few", "Adjusted p-values: three of them", made_up, free, data.frame(p = c(0.02, 0.04, 0.03)), list(analysis("adjust", "padjust", p = "p")))
}

# A cohort of autosomal recessive osteopetrosis as a registry sees it: months of age, registration after birth, stem cell
# transplantation during follow-up, death of the disease or of the transplant, fractures.
registry_cases <- function() {
  set.seed(4401)
  n <- 180
  gene <- sample(c("TCIRG1", "CLCN7", "OSTM1", "SNX10", "TNFSF11", "TNFRSF11A"), n, TRUE, c(0.5, 0.2, 0.08, 0.12, 0.05, 0.05))
  neuro <- as.integer(gene == "OSTM1" | (gene == "CLCN7" & runif(n) < 0.3))
  birth <- sample(1985:2020, n, TRUE)
  hsct <- ifelse(neuro == 0 & runif(n) < 0.6, round(rexp(n, 0.06) + 1, 1), NA)
  disease <- rexp(n, 0.012 * exp(1.5 * neuro - 0.02 * (birth - 2000)))
  transplant <- ifelse(is.na(hsct), Inf, ifelse(runif(n) < 0.25, hsct + rexp(n, 0.2), Inf))
  disease <- ifelse(!is.na(hsct) & disease > hsct, hsct + (disease - hsct) * 3, disease)
  end <- (2024 - birth) * 12 * runif(n, 0.3, 1) + 3
  exit <- round(pmin(disease, transplant, end) + 0.2, 1)
  cause <- ifelse(pmin(disease, transplant) > end, 0, ifelse(disease < transplant, 1, 2))
  hsct[!is.na(hsct) & hsct > exit] <- NA
  entry <- round(pmin(runif(n, 0, 18), exit * 0.6), 1)
  d <- data.frame(id = 1:n, gene = gene, sex = sample(c("F", "M"), n, TRUE), consanguinity = rbinom(n, 1, 0.45), birthYear = birth, era = ifelse(birth < 2005, "early", "late"), neuro = neuro,
    hb = replace(round(rnorm(n, 8.3, 1.5), 1), sample(n, 15), NA), ageDx = round(pmin(rexp(n, 0.3) + 0.1, 20), 1), visionLoss = rbinom(n, 1, plogis(-0.6 + 0.5 * neuro)), entryAge = entry, exitAge = exit, death = as.integer(cause > 0), cause = cause, hsctAge = hsct,
    donor = ifelse(is.na(hsct), NA, sample(c("MFD", "MUD", "HAPLO"), n, TRUE)), wt = round(runif(n, 0.4, 2.2), 4))
  late <- list(entry = "entryAge", time = "exitAge", status = "death", event = I(1))
  birth_on <- late[-1]
  l <- function(id, type, ...) list(id = id, type = type, spec = c(late, list(...)))
  b <- function(id, type, ...) list(id = id, type = type, spec = c(birth_on, list(...)))
  k <- function(id, type, ...) list(id = id, type = type, spec = c(list(time = "exitAge", status = "cause", causes = I(c(1, 2))), list(...)))
  era <- cat_("era", "early", "late")
  genes <- cat_("gene", "TCIRG1", "CLCN7", "OSTM1", "SNX10", "TNFSF11", "TNFRSF11A")
  at <- I(c(6, 12, 24, 60))
  write_case("aro_cohort", "Synthetic registry of osteopetrosis: delayed entry, transplantation in time, competing causes of death", made_up, free, d, list(
    l("km", "km", times = at, tau = I(c(60, 120))), l("km.neuro", "km", group = I("neuro"), times = at, tau = I(60)), l("km.gene", "km", group = I("gene"), times = at), b("km.birth", "km", group = I(c("era", "sex")), times = at, tau = I(60)),
    b("km.weighted", "km", group = I("era"), weights = "wt", times = at), b("followup", "km", reverse = TRUE, times = at), l("logrank.neuro", "logrank", group = I("neuro")), b("logrank.gene", "logrank", group = I("gene"), pairwise = TRUE),
    l("logrank.strat", "logrank", group = I("neuro"), strata = I(c("era", "sex"))), b("rmst", "rmstDiff", group = I("era"), tau = I(c(24, 60))), b("fixed", "fixedTimeDiff", group = I("era"), times = I(c(12, 60))),
    l("cox", "cox", covariates = c(num("neuro", "consanguinity"), era, cat_("sex", "F", "M")), times = I(c(12, 60)), profiles = list(list(neuro = 0, consanguinity = 1, era = "late", sex = "M"))), b("cox.weighted", "cox", covariates = num("neuro"), weights = "wt", cluster = "id"),
    l("cox.strata", "cox", covariates = num("neuro", "birthYear"), strata = I("sex")), l("firth", "firthCox", covariates = num("neuro", "consanguinity")), b("firth.gene", "firthCox", profile = FALSE, covariates = genes), b("prediction", "prediction", covariates = num("neuro", "birthYear"), times = I(c(12, 60))),
    b("mantelByar", "mantelByar", exposureTime = "hsctAge", times = at), l("mantelByar.entry", "mantelByar", exposureTime = "hsctAge", times = I(c(12, 24, 60))), b("landmark", "landmark", exposureTime = "hsctAge", landmark = I(c(6, 12, 24)), times = I(c(12, 60))), b("naive", "naiveImmortal", exposureTime = "hsctAge"),
    k("cif", "cif", censor = 0, times = at), k("cif.era", "cif", censor = 0, group = I("era"), times = at), list(id = "cif.entry", type = "cif", spec = list(entry = "entryAge", time = "exitAge", status = "cause", censor = 0, causes = I(c(1, 2)), times = at)),
    k("gray", "gray", group = I("era")), k("gray.strat", "gray", group = I("sex"), strata = I("era")), k("fineGray", "fineGray", covariates = c(num("consanguinity"), era), times = I(c(12, 60)), profiles = list(list(consanguinity = 0, era = "late")), viaFinegray = TRUE),
    k("fineGray.neuro", "fineGray", covariates = num("neuro", "birthYear"), failCauses = I(1)), l("rate.gene", "rate", group = I("gene"), per = 100, timeDivisor = 12), l("rate.era", "rate", group = I("era"), per = 100, timeDivisor = 12),
    analysis("crosstab", "crosstab", row = I("gene"), col = I("visionLoss")), analysis("crosstab.donor", "crosstab", where = list(only("donor", "notNull", 0)), row = I("donor"), col = I("death")), analysis("crosstab.2x2", "crosstab", row = I("neuro"), col = I("visionLoss")),
    analysis("proportion", "proportion", status = "visionLoss", event = I(1), group = I("gene")), analysis("ranks", "ranks", value = "hb", group = I("neuro")), analysis("ranks.gene", "ranks", value = "hb", group = I("gene")),
    analysis("logistic", "logistic", status = "visionLoss", event = I(1), covariates = num("neuro", "consanguinity", "ageDx")),
    analysis("table1", "table1", group = I("era"), variables = list(number("ageDx"), number("hb"), category("gene"), category("donor"), category("sex")))),
    "ages in months; entryAge = age at registration; cause 1 = disease, 2 = transplantation")

  set.seed(4402)
  m <- 90
  rows <- do.call(rbind, lapply(1:m, function(i) {
    g <- i %% 2
    end <- round(runif(1, 12, 120), 1)
    start <- round(runif(1, 0, 8), 1)
    rate <- 0.03 * rgamma(1, 2, 2) * (if (g == 1) 0.6 else 1)
    t <- start
    out <- NULL
    repeat {
      next_one <- round(t + rexp(1, rate) + 0.1, 1)
      if (next_one >= end) return(rbind(out, data.frame(id = i, g = g, start = t, stop = end, status = rbinom(1, 1, 0.35) * 2)))
      out <- rbind(out, data.frame(id = i, g = g, start = t, stop = next_one, status = 1))
      t <- next_one
    }
  }))
  rows$number <- pmin(ave(rows$id, rows$id, FUN = seq_along), 4)
  r <- function(id, type, ...) list(id = id, type = type, spec = c(list(id = "id", entry = "start", time = "stop", status = "status", event = I(1)), list(...)))
  write_case("aro_fractures", "Synthetic registry of osteopetrosis: recurrent fractures with delayed entry and death", made_up, free, rows, list(r("mcf", "mcf", times = I(c(6, 12, 24, 60))), r("mcf.group", "mcf", group = I("g"), times = I(c(12, 60))), r("terminal", "mcfTerminal", terminal = I(2), times = I(c(12, 24, 60))),
    r("terminal.group", "mcfTerminal", terminal = I(2), group = I("g"), times = I(c(12, 60))), r("ag", "cox", covariates = num("g"), cluster = "id"), r("pwp", "cox", covariates = num("g"), strata = I("number"), cluster = "id"), r("rate", "rate", group = I("g"), per = 100, timeDivisor = 12)))
}
