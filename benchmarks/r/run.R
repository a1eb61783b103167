# Times R's survival and cmprsk on data files of the benchmarks.
#
# usage: Rscript run.R OUT REPETITIONS WALL|CPU METHOD,... FILE ...
# A data file holds, little-endian: n as a 32-bit integer, then n doubles for each of time, cause (0 censored), group, x1 ... x10.
# Writes one line per method and file: method,n,median seconds,values separated by spaces.
# Included in the time: the formula, the model frame, everything the call returns. Not included: reading the file.
suppressPackageStartupMessages({ library(survival); library(cmprsk) })

args <- commandArgs(trailingOnly = TRUE)
out <- args[1]
repetitions <- as.integer(args[2])
clock <- if (args[3] == "CPU") c("user.self", "sys.self") else "elapsed"
methods <- strsplit(args[4], ",")[[1]]
files <- args[-(1:4)]
now <- function() sum(proc.time()[clock])

read <- function(file) {
  con <- file(file, "rb")
  on.exit(close(con))
  n <- readBin(con, "integer", 1, 4, endian = "little")
  columns <- lapply(1:13, function(j) readBin(con, "double", n, 8, endian = "little"))
  names(columns) <- c("time", "cause", "group", paste0("x", 1:10))
  d <- as.data.frame(columns)
  d$event <- d$cause > 0
  d
}

survFormula <- function(p) as.formula(paste("Surv(time, event) ~", paste0("x", 1:p, collapse = " + ")))
at <- function(fit, what, times) c(1, fit[[what]])[1 + findInterval(times, fit$time)]
cox <- function(p) list(
  run = function(d) coxph(survFormula(p), data = d, ties = "efron"),
  values = function(fit) c(coef(fit), sqrt(diag(fit$var))))

# run is timed; values picks the numbers that all must agree on.
all <- list(
  KAPLAN_MEIER = list(
    run = function(d) survfit(Surv(time, event) ~ 1, data = d, conf.type = "log-log"),
    values = function(fit) {
      s <- at(fit, "surv", c(1, 2, 5))
      c(s, at(fit, "std.err", c(1, 2, 5)) * s, at(fit, "lower", c(1, 2, 5)), at(fit, "upper", c(1, 2, 5)))
    }),
  LOG_RANK = list(
    run = function(d) survdiff(Surv(time, event) ~ group, data = d),
    values = function(test) test$chisq),
  RESTRICTED_MEAN = list(
    run = function(d) survival:::survmean(survfit(Surv(time, event) ~ group, data = d), rmean = 5)$matrix,
    values = function(m) c(m[1, c("rmean", "se(rmean)")], m[2, c("rmean", "se(rmean)")])),
  COX_1 = cox(1),
  COX_5 = cox(5),
  COX_10 = cox(10),
  COX_5_BARE = list(
    run = function(d) coxph.fit(as.matrix(d[paste0("x", 1:5)]), Surv(d$time, d$event), strata = NULL, offset = NULL,
                                init = NULL, control = coxph.control(), weights = NULL, method = "efron", rownames = NULL,
                                resid = FALSE),
    values = function(fit) c(fit$coefficients, sqrt(diag(fit$var)))),
  COX_5_CONCORDANCE = list(
    run = function(d) coxph(survFormula(5), data = d, ties = "efron"),
    values = function(fit) c(coef(fit), fit$concordance[["concordance"]], fit$concordance[["std"]])),
  COX_5_ROBUST = list(
    run = function(d) coxph(survFormula(5), data = d, ties = "efron", robust = TRUE),
    values = function(fit) c(coef(fit), sqrt(diag(fit$var))),
    sizes = c(1000, 10000, 100000)), # quadratic
  COX_ZPH = list(
    prepare = function(d) coxph(survFormula(5), data = d, ties = "efron"),
    run = function(fit) cox.zph(fit, transform = "km"),
    values = function(zph) zph$table[, "chisq"]),
  AALEN_JOHANSEN_GRAY = list(
    run = function(d) cuminc(d$time, d$cause, d$group),
    values = function(fit) {
      points <- timepoints(fit[1:4], 2)
      c(fit$Tests[, "stat"], points$est["0 1", 1], sqrt(points$var["0 1", 1]), points$est["1 2", 1],
        sqrt(points$var["1 2", 1]))
    }),
  FINE_GRAY = list(
    run = function(d) crr(d$time, d$cause, as.matrix(d[c("x1", "x2")])),
    values = function(fit) c(fit$coef, sqrt(diag(fit$var))),
    sizes = c(1000, 20000)), # quadratic
  CONCORDANCE = list(
    run = function(d) concordance(Surv(time, event) ~ x1, data = d, reverse = TRUE),
    values = function(c) c(c$concordance, sqrt(c$var))))

seconds <- function(method, input) {
  gc()
  begin <- now()
  result <- method$run(input)
  list(seconds = now() - begin, result = result)
}

# proc.time counts milliseconds: short runs are timed in batches.
measure <- function(method, d, times) {
  input <- if (is.null(method$prepare)) d else method$prepare(d)
  first <- seconds(method, input)
  batch <- max(1, min(100, ceiling(0.05 / max(first$seconds, 0.0005))))
  runs <- if (times == 1) first$seconds else sapply(1:times, function(i) {
    gc()
    begin <- now()
    for (b in 1:batch) method$run(input)
    (now() - begin) / batch
  })
  list(seconds = median(runs), values = method$values(first$result))
}

small <- NULL
for (file in files) {
  d <- read(file)
  n <- nrow(d)
  if (is.null(small)) {
    # R compiles functions when they are first called: not measured.
    small <- d[seq_len(min(n, 300)), ]
    for (name in methods) for (i in 1:3) seconds(all[[name]], if (is.null(all[[name]]$prepare)) small else all[[name]]$prepare(small))
  }
  for (name in methods) {
    method <- all[[name]]
    if (!is.null(method$sizes) && !n %in% method$sizes || is.null(method$sizes) && n == 20000) next
    times <- if (n >= 1e6 || !is.null(method$sizes) && n > 10000) 1 else repetitions
    measured <- measure(method, d, times)
    cat(name, ",", n, ",", format(measured$seconds, digits = 6), ",",
        paste(sprintf("%.17g", measured$values), collapse = " "), "\n", sep = "", file = out, append = TRUE)
    message("R: ", name, " n = ", n, ": ", format(measured$seconds, digits = 3), " s")
  }
}
cat("versions,", R.version$major, ".", R.version$minor, ",", as.character(packageVersion("survival")), ",",
    as.character(packageVersion("cmprsk")), "\n", sep = "", file = out, append = TRUE)
