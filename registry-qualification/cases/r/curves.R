# Kaplan-Meier curves, tests between them, restricted means, differences at a time, pseudo-values.

interval_names <- c(plain = "plain", log = "log", loglog = "log-log")

# survfit() of one kind of limits. While S = 1 the log-log limits are (1, 1); survival before 3.8-4 leaves them NA.
fit_curves <- function(follow, index, weights, level, kind, ctype = 1) {
  formula <- if (length(unique(index)) > 1) follow$surv ~ index else follow$surv ~ 1
  frame <- data.frame(index = index, w = weights)
  fit <- survfit(formula, data = frame, weights = w, conf.int = level, conf.type = interval_names[[kind]], ctype = ctype, timefix = FALSE)
  flat <- fit$surv == 1 & fit$std.err == 0
  fit$lower[flat] <- 1
  fit$upper[flat] <- 1
  # with fractional weights the standard error is the robust one, of S itself: 0 where S = 0, and so are the limits
  if (!isTRUE(fit$logse)) {
    ended <- fit$surv == 0
    fit$lower[ended] <- 0
    fit$upper[ended] <- 0
  }
  fit
}

se_of_survival <- function(fit) if (isTRUE(fit$logse)) fit$surv * fit$std.err else fit$std.err

# Area under a curve to tau (carried flat beyond its last time) and its standard error; steps that reach 0 add nothing (Miller 1981).
restricted_mean <- function(time, surv, risk, event, tau) {
  inside <- time < tau
  knots <- c(0, time[inside], tau)
  height <- c(1, surv[inside])
  area <- diff(knots) * height
  remaining <- rev(cumsum(rev(area)))[-1]
  d <- event[inside]
  n <- risk[inside]
  use <- d > 0 & n > d
  list(estimate = sum(area), se = sqrt(sum(remaining[use]^2 * d[use] / (n[use] * (n[use] - d[use])))))
}

thinned <- function(n, limit = 900, keep = 300) if (n <= limit) NULL else unique(c(seq(1, n, by = ceiling(n / keep)), n))

km <- function(data, spec) {
  rows <- used_rows(data, spec)
  level <- level_of(spec)
  follow <- follow_up(rows$data, spec)
  groups <- grouping(rows$data, spec$group)
  weights <- if (is.null(spec$weights)) rep(1, rows$used) else as.numeric(rows$data[[spec$weights]])
  kinds <- names(interval_names)
  fits <- lapply(stats::setNames(kinds, kinds), function(kind) fit_curves(follow, groups$index, weights, level, kind))
  harrington <- fit_curves(follow, groups$index, weights, level, "plain", ctype = 2)
  pick <- function(fit, g) if (groups$k > 1) fit[g] else fit
  curves <- lapply(seq_len(groups$k), function(g) {
    mine <- groups$index == g
    fit <- pick(fits$log, g)
    fh <- pick(harrington, g)
    se <- se_of_survival(fit)
    if (all(weights == 1)) check_curve(fit, follow, mine)
    indices <- thinned(length(fit$time))
    keep <- if (is.null(indices)) seq_along(fit$time) else indices
    limits <- lapply(fits, function(one) {
      one <- pick(one, g)
      list(lower = I(one$lower[keep]), upper = I(one$upper[keep]))
    })
    se_log <- if (isTRUE(fit$logse)) fit$std.err else fit$std.err / fit$surv
    curve <- list(time = I(fit$time[keep]), nRisk = I(fit$n.risk[keep]), nEvent = I(fit$n.event[keep]), nCensor = I(fit$n.censor[keep]),
      surv = I(fit$surv[keep]), seSurv = I(se[keep]), seLogSurv = I(se_log[keep]), cumhaz = I(fit$cumhaz[keep]), seCumhaz = I(fit$std.chaz[keep]),
      cumhazFH = I(fh$cumhaz[keep]), seCumhazFH = I(fh$std.chaz[keep]), ci = limits)
    result <- list(group = groups$labels[[g]], n = sum(mine), events = sum((weights * follow$status)[mine]), nTimes = length(fit$time),
      curveIndices = if (is.null(indices)) NULL else I(indices), curve = curve,
      sums = list(surv = sum(fit$surv), cumhaz = sum(fit$cumhaz), nRisk = sum(fit$n.risk)),
      quantiles = lapply(kinds, function(kind) {
        q <- quantile(pick(fits[[kind]], g), probs = c(0.25, 0.5, 0.75))
        list(confType = kind, p = I(c(0.25, 0.5, 0.75)), estimate = I(as.vector(q$quantile)), lower = I(as.vector(q$lower)), upper = I(as.vector(q$upper)))
      }),
      medianAsPrinted = lapply(kinds, function(kind) {
        table <- summary(pick(fits[[kind]], g), rmean = "none")$table
        list(confType = kind, estimate = table[["median"]], lower = table[[grep("LCL", names(table))]], upper = table[[grep("UCL", names(table))]])
      }))
    if (!is.null(spec$times)) {
      t <- as.numeric(spec$times)
      result$landmarks <- list(time = I(t), nRiskR = I(summary(fit, times = t, extend = TRUE)$n.risk),
        nRisk = I(at_risk(follow$entry[mine], follow$time[mine], t, weights[mine])),
        cumEvents = I(step_at(fit$time, cumsum(fit$n.event), t, 0)), cumCensored = I(step_at(fit$time, cumsum(fit$n.censor), t, 0)),
        surv = I(step_at(fit$time, fit$surv, t, 1)), seSurv = I(step_at(fit$time, se, t, 0)),
        cumhaz = I(step_at(fit$time, fit$cumhaz, t, 0)), seCumhaz = I(step_at(fit$time, fit$std.chaz, t, 0)),
        ci = lapply(fits, function(one) {
          one <- pick(one, g)
          list(lower = I(step_at(one$time, one$lower, t, 1)), upper = I(step_at(one$time, one$upper, t, 1)))
        }),
        beyondFollowUp = I(t > max(fit$time)))
    }
    if (!is.null(spec$tau)) {
      result$rmst <- lapply(as.numeric(spec$tau), function(tau) {
        area <- restricted_mean(fit$time, fit$surv, fit$n.risk, fit$n.event, tau)
        # survfit's own, which refuses a tau before the first time
        printed <- tryCatch(summary(fit, rmean = tau)$table, error = function(e) NULL)
        if (all(weights == 1) && !is.null(printed)) agree("restricted means", area$estimate, printed[[grep("^\\*?rmean", names(printed))]])
        list(tau = tau, estimate = area$estimate, se = area$se, tauBeyondLastTime = tau > max(fit$time))
      })
    }
    result
  })
  list(nUsed = rows$used, nDropped = rows$dropped, confLevel = level, curves = curves)
}

# The curve again from its definition, as a check on survfit().
check_curve <- function(fit, follow, mine) {
  n <- at_risk(follow$entry[mine], follow$time[mine], fit$time)
  d <- vapply(fit$time, function(t) sum(follow$status[mine][follow$time[mine] == t]), 0)
  agree("numbers at risk", n, fit$n.risk, 0, 0)
  agree("events", d, fit$n.event, 0, 0)
  live <- ifelse(n > 0, 1 - d / n, 1)
  agree("survival", cumprod(live), fit$surv)
  greenwood <- cumprod(live) * sqrt(cumsum(ifelse(n > d, d / (n * (n - d)), ifelse(d > 0, Inf, 0))))
  agree("Greenwood", greenwood, se_of_survival(fit))
  agree("Nelson-Aalen", cumsum(ifelse(n > 0, d / n, 0)), fit$cumhaz)
}

# ---- log-rank family -------------------------------------------------------------------------------------------------

rank_weights <- c("logrank", "petoPeto", "gehan", "taroneWare", "petoPetoModified", "fh_0_1", "fh_1_1", "fh_05_05")

# Observed, expected and hypergeometric variance of every weight, summed over strata; intervals are (entry, time].
rank_sums <- function(entry, time, status, index, k, stratum) {
  zero <- function() list(observed = rep(0, k), expected = rep(0, k), variance = matrix(0, k, k))
  sums <- lapply(stats::setNames(rank_weights, rank_weights), function(name) zero())
  for (s in unique(stratum)) {
    inside <- stratum == s
    left <- 1
    modified <- 1
    for (t in sort(unique(time[inside & status == 1]))) {
      risk <- inside & entry < t & time >= t
      n_j <- tabulate(index[risk], k)
      d_j <- tabulate(index[risk & time == t & status == 1], k)
      n <- sum(n_j)
      d <- sum(d_j)
      modified <- modified * (1 - d / (n + 1))
      w <- c(1, left, n, sqrt(n), modified, 1 - left, left * (1 - left), sqrt(left * (1 - left)))
      v <- if (n > 1) d * (n - d) / (n - 1) * (diag(n_j / n, k) - outer(n_j, n_j) / n^2) else matrix(0, k, k)
      for (i in seq_along(rank_weights)) {
        sums[[i]]$observed <- sums[[i]]$observed + w[i] * d_j
        sums[[i]]$expected <- sums[[i]]$expected + w[i] * d * n_j / n
        sums[[i]]$variance <- sums[[i]]$variance + w[i]^2 * v
      }
      left <- left * (1 - d / n)
    }
  }
  sums
}

# Quadratic form over the groups that expect events, without the first of them; NA where there is no information.
rank_test <- function(sum, kept) {
  df <- max(0, length(kept) - 1)
  chisq <- NA_real_
  if (df > 0) {
    use <- kept[-1]
    v <- sum$variance[use, use, drop = FALSE]
    u <- (sum$observed - sum$expected)[use]
    if (all(diag(v) > 0) && qr(v)$rank == df) chisq <- sum(u * solve(v, u))
  }
  list(chisq = chisq, df = df, p = if (is.na(chisq)) NA_real_ else upper_chisq(chisq, df))
}

expecting <- function(sums) which(sums$logrank$expected > 0)

logrank <- function(data, spec) {
  rows <- used_rows(data, spec)
  follow <- follow_up(rows$data, spec)
  groups <- grouping(rows$data, spec$group)
  stratum <- grouping(rows$data, spec$strata)$index
  k <- groups$k
  sums <- rank_sums(follow$entry, follow$time, follow$status, groups$index, k, stratum)
  plain <- sums$logrank
  kept <- expecting(sums)
  tests <- lapply(sums, function(one) {
    c(rank_test(one, kept), list(weightedObserved = I(one$observed), weightedExpected = I(one$expected)))
  })
  check_rank_tests(follow, groups, stratum, sums, tests)
  result <- list(nUsed = rows$used, nDropped = rows$dropped, groups = groups$labels, n = I(tabulate(groups$index, k)), observed = I(plain$observed),
    expected = I(plain$expected), variance = plain$variance, df = tests$logrank$df, tests = tests)
  if (k == 2) {
    z <- z_of(level_of(spec))
    difference <- plain$observed[2] - plain$expected[2]
    v <- plain$variance[2, 2]
    result$logrankHR <- list(note = "ratio (O2/E2)/(O1/E1) and Peto one-step exp((O2-E2)/V)",
      oe = (plain$observed[2] / plain$expected[2]) / (plain$observed[1] / plain$expected[1]), peto = exp(difference / v),
      petoLower = exp((difference - z * sqrt(v)) / v), petoUpper = exp((difference + z * sqrt(v)) / v))
  }
  if (isTRUE(spec$trend)) {
    score <- seq_len(k)
    chisq <- sum(score * (plain$observed - plain$expected))^2 / sum(score * (plain$variance %*% score))
    result$trend <- list(scores = I(score), chisq = chisq, df = 1, p = upper_chisq(chisq, 1))
  }
  if (isTRUE(spec$pairwise)) {
    pairs <- utils::combn(k, 2)
    chisq <- apply(pairs, 2, function(pair) {
      mine <- groups$index %in% pair
      two <- rank_sums(follow$entry[mine], follow$time[mine], follow$status[mine], match(groups$index[mine], pair), 2, stratum[mine])
      rank_test(two$logrank, expecting(two))$chisq
    })
    p <- upper_chisq(chisq, 1)
    result$pairwise <- list(i = I(pairs[1, ]), j = I(pairs[2, ]), chisq = I(chisq), p = I(p), holm = I(p.adjust(p, "holm")), bh = I(p.adjust(p, "BH")),
      bonferroni = I(p.adjust(p, "bonferroni")))
  }
  result
}

# survdiff() gives the log-rank and Peto-Peto tests; with delayed entry coxph's score test with exact ties is the log-rank test.
check_rank_tests <- function(follow, groups, stratum, sums, tests) {
  if (groups$k < 2 || sum(follow$status) == 0 || is.na(tests$logrank$chisq)) return(invisible())
  g <- groups$index
  if (!follow$delayed) {
    for (rho in 0:1) {
      r <- if (length(unique(stratum)) > 1) survdiff(follow$surv ~ g + strata(stratum), rho = rho)
           else survdiff(follow$surv ~ g, rho = rho)
      mine <- sums[[c("logrank", "petoPeto")[rho + 1]]]
      agree("survdiff observed", rowSums(as.matrix(r$obs)), mine$observed)
      agree("survdiff expected", rowSums(as.matrix(r$exp)), mine$expected)
      agree("survdiff variance", r$var, mine$variance)
      agree("survdiff chi-square", r$chisq, tests[[c("logrank", "petoPeto")[rho + 1]]]$chisq)
    }
  } else if (all(sums$logrank$expected > 0) && length(follow$time) <= 200 && max(table(follow$time[follow$status == 1])) <= 6) {
    f <- suppressWarnings(coxph(follow$surv ~ factor(g) + strata(stratum), ties = "exact", timefix = FALSE, control = coxph.control(iter.max = 0)))
    agree("score test", f$score, tests$logrank$chisq, 1e-7)
  }
}

# ---- differences -----------------------------------------------------------------------------------------------------

group_curves <- function(rows, spec) {
  follow <- follow_up(rows$data, spec)
  groups <- grouping(rows$data, spec$group)
  fit <- fit_curves(follow, groups$index, rep(1, rows$used), level_of(spec), "plain")
  list(groups = groups, fits = lapply(1:2, function(g) fit[g]))
}

rmst_diff <- function(data, spec) {
  rows <- used_rows(data, spec)
  two <- group_curves(rows, spec)
  z <- z_of(level_of(spec))
  on_log <- function(est, se) {
    log_ratio <- log(est[2] / est[1])
    s <- sqrt(sum((se / est)^2))
    list(estimate = exp(log_ratio), lower = exp(log_ratio - z * s), upper = exp(log_ratio + z * s), p = two_sided(log_ratio / s))
  }
  results <- lapply(as.numeric(spec$tau), function(tau) {
    area <- lapply(two$fits, function(f) restricted_mean(f$time, f$surv, f$n.risk, f$n.event, tau))
    est <- vapply(area, function(a) a$estimate, 0)
    se <- vapply(area, function(a) a$se, 0)
    difference <- est[2] - est[1]
    s <- sqrt(sum(se^2))
    list(tau = tau, rmst = I(est), se = I(se),
      difference = list(estimate = difference, se = s, lower = difference - z * s, upper = difference + z * s, p = two_sided(difference / s)),
      ratio = on_log(est, se), rmtlRatio = on_log(tau - est, se))
  })
  list(nUsed = rows$used, nDropped = rows$dropped, groups = two$groups$labels, results = results)
}

# Plain difference of S(t), and Klein's test on the log(-log) scale (Klein et al. 2007).
fixed_time_diff <- function(data, spec) {
  rows <- used_rows(data, spec)
  two <- group_curves(rows, spec)
  t <- as.numeric(spec$times)
  s <- sapply(two$fits, function(f) step_at(f$time, f$surv, t, 1))
  s <- matrix(s, ncol = 2)
  se_log <- matrix(sapply(two$fits, function(f) step_at(f$time, f$std.err, t, 0)), ncol = 2)
  difference <- s[, 2] - s[, 1]
  se <- sqrt(rowSums((s * se_log)^2))
  cloglog <- (log(-log(s[, 2])) - log(-log(s[, 1])))^2 / rowSums((se_log / log(s))^2)
  list(nUsed = rows$used, nDropped = rows$dropped, groups = two$groups$labels, times = I(t), diff = I(difference), seDiff = I(se),
    chisqPlain = I((difference / se)^2), chisqCloglog = I(cloglog))
}

# Leave-one-out: n theta - (n - 1) theta without subject i.
pseudo_values <- function(data, spec) {
  rows <- used_rows(data, spec)
  follow <- follow_up(rows$data, spec)
  times <- as.numeric(spec$times)
  taus <- as.numeric(spec$tau)
  theta <- function(keep) {
    t <- sort(unique(follow$time[keep & follow$status == 1]))
    n <- at_risk(follow$entry[keep], follow$time[keep], t)
    d <- vapply(t, function(u) sum(keep & follow$time == u & follow$status == 1), 0)
    s <- cumprod(1 - d / n)
    c(step_at(t, s, times, 1), vapply(taus, function(tau) restricted_mean(t, s, n, d, tau)$estimate, 0))
  }
  n <- rows$used
  all <- theta(rep(TRUE, n))
  values <- t(vapply(seq_len(n), function(i) n * all - (n - 1) * theta(seq_len(n) != i), all))
  list(nUsed = n, nDropped = rows$dropped, times = I(times), tau = I(taus),
    note = "rows in file order of the used rows; columns = S(times) then restricted mean (tau); leave-one-out, not infinitesimal", pseudo = values)
}
