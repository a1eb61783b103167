# Competing risks: cumulative incidence, Gray's test, the Fine-Gray model.

# Aalen-Johansen estimates of one group: incidence of every cause with the multinomial Greenwood variance; 0 is censoring.
incidence <- function(entry, time, cause, causes) {
  grid <- sort(unique(time))
  n <- at_risk(entry, time, grid)
  d <- vapply(causes, function(k) vapply(grid, function(t) sum(time == t & cause == k), 0), numeric(length(grid)))
  d <- matrix(d, ncol = length(causes))
  all <- rowSums(d)
  survival <- cumprod(1 - all / n)
  before <- c(1, survival[-length(survival)])
  f <- apply(before * d / n, 2, cumsum)
  f <- matrix(f, ncol = length(causes))
  list(time = grid, n = n, d = d, survival = survival, cif = f, se = sapply(seq_along(causes), function(k) {
    greenwood_incidence(n, d[, k], all, before, f[, k])
  }))
}

# Delta method on the hazards h_c = d_c / n of every time u, multinomial and independent of each other: the slope of F(t) in the hazard
# of the own cause is S(u-) - (F(t) - F(u)) / (1 - h), in those of the others - (F(t) - F(u)) / (1 - h). Written as a sum of squares
# it equals sum (F(t) - F(u))^2 d / (n (n - d)) + S(u-)^2 (n - d_k) d_k / n^3 - 2 (F(t) - F(u)) S(u-) d_k / n^2, without cancellation.
greenwood_incidence <- function(n, d_k, d, before, f) {
  own <- d_k / n
  other <- (d - d_k) / n
  vapply(seq_along(f), function(i) {
    u <- seq_len(i)
    fall <- ifelse(n[u] > d[u], (f[i] - f[u]) / (1 - d[u] / n[u]), 0)
    slope_own <- before[u] - fall
    mean <- own[u] * slope_own - other[u] * fall
    sqrt(sum((own[u] * (slope_own - mean)^2 + other[u] * (fall + mean)^2 + (1 - own[u] - other[u]) * mean^2) / n[u]))
  }, 0)
}

limits_of_incidence <- function(f, se, z) {
  log_log <- function(sign) ifelse(f == 0, 0, f^exp(sign * z * se / (f * log(f))))
  list(plain = list(lower = I(pmax(0, f - z * se)), upper = I(pmin(1, f + z * se))),
    log = list(lower = I(ifelse(f == 0, 0, f * exp(-z * se / f))), upper = I(ifelse(f == 0, 0, pmin(1, f * exp(z * se / f))))),
    loglog = list(lower = I(log_log(-1)), upper = I(log_log(1))))
}

cif <- function(data, spec) {
  rows <- used_rows(data, spec)
  level <- level_of(spec)
  z <- z_of(level)
  causes <- as.numeric(spec$causes)
  follow <- follow_up(rows$data, c(spec, list(event = spec$causes)))
  status <- rows$data[[spec$status]]
  cause <- ifelse(status %in% causes, status, 0)
  groups <- grouping(rows$data, spec$group)
  t <- as.numeric(spec$times)
  curves <- lapply(seq_len(groups$k), function(g) {
    mine <- groups$index == g
    one <- incidence(follow$entry[mine], follow$time[mine], cause[mine], causes)
    jackknife <- check_incidence(one, follow, cause, causes, mine)
    # with delayed entry survfit's infinitesimal jackknife is not the Greenwood variance; R's number is the expected one
    if (follow$delayed) one$se <- jackknife
    gray <- NULL
    if (!follow$delayed) {
      gray <- cmprsk::timepoints(cmprsk::cuminc(follow$time[mine], cause[mine], cencode = 0), t)
    }
    each <- lapply(seq_along(causes), function(k) {
      f <- step_at(one$time, one$cif[, k], t, 0)
      se <- step_at(one$time, one$se[, k], t, 0)
      indices <- thinned(length(one$time))
      kept <- if (is.null(indices)) seq_along(one$time) else indices
      marks <- list(time = I(t), cif = I(f), seGreenwood = I(se), ci = limits_of_incidence(f, se, z))
      if (!is.null(gray)) {
        row <- grep(paste0("^1 ", causes[k], "$"), rownames(gray$est))
        s <- if (length(row)) sqrt(unname(gray$var[row, ])) else rep(0, length(t))
        # cuminc has no estimate beyond the last time of the group; the curve is carried on
        beyond <- t > max(one$time)
        s[beyond] <- if (length(row)) last_gray_se(follow$time[mine], cause[mine], causes[k]) else 0
        if (length(row)) agree("cuminc", unname(gray$est[row, ])[!beyond], f[!beyond])
        marks$seGray <- I(s)
        marks$ciLoglogGray <- list(lower = I(ifelse(f == 0, NA, f^exp(-z * s / (f * log(f))))), upper = I(ifelse(f == 0, NA, f^exp(z * s / (f * log(f))))))
      }
      list(cause = causes[k], nEvents = sum(one$d[, k]), curveIndices = if (is.null(indices)) NULL else I(indices),
        curve = list(time = I(one$time[kept]), cif = I(one$cif[kept, k]), seGreenwood = I(one$se[kept, k])), landmarks = marks)
    })
    list(group = groups$labels[[g]], n = sum(mine), eventFreeSurvival = list(times = I(t), estimate = I(step_at(one$time, one$survival, t, 1))),
      nRisk = I(printed_at_risk(one, t)), causes = each)
  })
  list(nUsed = rows$used, nDropped = rows$dropped, confLevel = level, curves = curves)
}

last_gray_se <- function(time, cause, k) {
  curve <- cmprsk::cuminc(time, cause, cencode = 0)[[paste("1", k)]]
  sqrt(curve$var[length(curve$var)])
}

# The number at risk R prints at t: that of the next observed time, 0 after the last.
printed_at_risk <- function(one, t) c(one$n, 0)[findInterval(t, one$time, left.open = TRUE) + 1]

check_incidence <- function(one, follow, cause, causes, mine) {
  state <- factor(cause[mine], c(0, causes))
  if (sum(mine) < 2 || all(cause[mine] == 0)) return(one$se)
  surv <- if (follow$delayed) Surv(follow$entry[mine], follow$time[mine], state) else Surv(follow$time[mine], state)
  fit <- if (follow$delayed) {
    frame <- data.frame(surv = surv, id = seq_len(sum(mine)))
    survfit(surv ~ 1, data = frame, id = id, timefix = FALSE)
  } else survfit(surv ~ 1, timefix = FALSE)
  columns <- match(as.character(causes), fit$states)
  rows <- match(one$time, fit$time)
  agree("survfit incidence", fit$pstate[rows, columns], one$cif)
  if (!follow$delayed) agree("Greenwood incidence error", fit$std.err[rows, columns], one$se, 1e-7, 1e-8)
  matrix(fit$std.err[rows, columns], ncol = length(causes))
}

gray <- function(data, spec) {
  rows <- used_rows(data, spec)
  groups <- grouping(rows$data, spec$group)
  stratum <- grouping(rows$data, spec$strata)$index
  causes <- as.numeric(spec$causes)
  status <- rows$data[[spec$status]]
  cause <- ifelse(status %in% causes, status, 0)
  time <- as.numeric(rows$data[[spec$time]])
  tests <- function(rho) {
    found <- cmprsk::cuminc(time, cause, groups$index, stratum, rho = rho, cencode = 0)$Tests
    lapply(causes, function(k) {
      row <- found[as.character(k), ]
      # cuminc() gives -1 where the variance is singular
      if (row[["stat"]] < 0) row[["stat"]] <- NA_real_
      list(cause = k, chisq = row[["stat"]], df = row[["df"]], p = upper_chisq(row[["stat"]], row[["df"]]))
    })
  }
  list(nUsed = rows$used, nDropped = rows$dropped, groups = groups$labels, rho0 = tests(0), rho1 = tests(1))
}

# ---- Fine and Gray ---------------------------------------------------------------------------------------------------

# Log partial likelihood of the subdistribution hazard with its gradient and information, as cmprsk::crr defines it: those who
# failed of another cause at s stay at risk at t with weight G(t-) / G(s-), G the Kaplan-Meier curve of the censoring times.
fine_gray_likelihood <- function(time, cause, k, x) {
  g <- survfit(Surv(time, cause == 0) ~ 1, timefix = FALSE)
  before <- function(t) c(1, g$surv)[findInterval(t, g$time, left.open = TRUE) + 1]
  left <- before(time)
  other <- cause != 0 & cause != k
  events <- sort(unique(time[cause == k]))
  weights <- lapply(events, function(t) ifelse(time >= t, 1, ifelse(other, before(t) / left, 0)))
  deaths <- lapply(events, function(t) which(time == t & cause == k))
  function(beta) {
    eta <- as.vector(x %*% beta)
    risk <- exp(eta)
    value <- 0
    gradient <- rep(0, ncol(x))
    information <- matrix(0, ncol(x), ncol(x))
    hazard <- numeric(length(events))
    for (j in seq_along(events)) {
      w <- weights[[j]] * risk
      s0 <- sum(w)
      mean <- colSums(w * x) / s0
      d <- length(deaths[[j]])
      value <- value + sum(eta[deaths[[j]]]) - d * log(s0)
      gradient <- gradient + colSums(x[deaths[[j]], , drop = FALSE]) - d * mean
      information <- information + d * (crossprod(x, w * x) / s0 - outer(mean, mean))
      hazard[j] <- d / s0
    }
    list(value = value, gradient = gradient, information = information, time = events, cumhaz = cumsum(hazard))
  }
}

# Newton with step halving to the maximum; NULL if there is none (the gradient does not vanish while the likelihood climbs).
climb <- function(at, start) {
  beta <- start
  now <- at(beta)
  for (iteration in 1:60) {
    step <- tryCatch(solve(now$information, now$gradient), error = function(e) NULL)
    if (is.null(step) || any(!is.finite(step)) || max(abs(beta)) > 25) return(NULL)
    gain <- sum(step * now$gradient)
    if (!is.finite(gain) || gain < 0) return(NULL)
    if (sqrt(gain) < 1e-13) break
    repeat {
      next_one <- at(beta + step)
      if (is.finite(next_one$value) && next_one$value >= now$value - 1e-12 * abs(now$value)) break
      step <- step / 2
    }
    beta <- beta + step
    now <- next_one
  }
  # steps that do not shrink, or an information that vanishes: the likelihood climbs for ever
  if (max(abs(step)) > 1e-6 || min(diag(now$information)) < 1e-6) return(NULL)
  c(now, list(beta = beta))
}

fine_gray <- function(data, spec) {
  rows <- used_rows(data, spec)
  level <- level_of(spec)
  z <- z_of(level)
  causes <- as.numeric(spec$causes)
  status <- rows$data[[spec$status]]
  cause <- ifelse(status %in% causes, status, 0)
  time <- as.numeric(rows$data[[spec$time]])
  model <- covariates(rows$data, spec$covariates)
  x <- model$design
  spread <- apply(x, 2, sd)
  scaled <- scale(x, scale = spread)
  fits <- lapply(as.numeric(if (is.null(spec$failCauses)) spec$causes else spec$failCauses), function(k) {
    top <- climb(fine_gray_likelihood(time, cause, k, scaled), rep(0, ncol(x)))
    if (is.null(top)) {
      return(list(cause = k, monotone = TRUE, terms = I(model$names), note = "no finite maximum (a covariate level without events of this cause)"))
    }
    beta <- top$beta / spread
    raw <- fine_gray_likelihood(time, cause, k, x)(beta)
    standard <- cmprsk::crr(time, cause, x, failcode = k, cencode = 0)
    final <- cmprsk::crr(time, cause, x, failcode = k, cencode = 0, init = beta)
    agree("crr at the maximum", final$coef, beta, 1e-10, 1e-10)
    agree("crr likelihood", final$loglik, raw$value)
    agree("crr baseline", cumsum(final$bfitj), raw$cumhaz, 1e-8)
    vcov <- final$var
    se <- sqrt(diag(vcov))
    null <- fine_gray_likelihood(time, cause, k, x)(rep(0, ncol(x)))$value
    one <- list(cause = k, converged = TRUE, maxRelDiffRDefault = max(abs(standard$coef / beta - 1)), terms = I(model$names), coef = I(beta), se = I(se),
      shr = I(exp(beta)), shrLower = I(exp(beta - z * se)), shrUpper = I(exp(beta + z * se)), p = I(two_sided(beta / se)), vcov = vcov,
      loglikNull = null, loglik = raw$value, lrTest = list(chisq = 2 * (raw$value - null), df = length(beta)),
      baseline = list(note = "cumulative subdistribution hazard at covariates 0", time = I(raw$time), cumhaz = I(raw$cumhaz)))
    if (!is.null(spec$profiles)) {
      t <- as.numeric(spec$times)
      one$predicted <- lapply(spec$profiles, function(profile) {
        eta <- sum(profile_frame(profile, spec$covariates)$design * beta)
        list(profile = profile, time = I(t), cif = I(1 - exp(-step_at(raw$time, raw$cumhaz, t, 0) * exp(eta))))
      })
    }
    if (isTRUE(spec$viaFinegray)) {
      frame <- data.frame(id = seq_along(time), ftime = time, fstatus = factor(cause, c(0, causes)), x)
      names(frame)[-(1:3)] <- paste0("x", seq_len(ncol(x)))
      long <- finegray(Surv(ftime, fstatus) ~ ., data = frame, etype = as.character(k))
      design <- as.matrix(long[paste0("x", seq_len(ncol(x)))])
      one$finegrayCoxph <- lapply(c("breslow", "efron"), function(ties) {
        f <- coxph(Surv(fgstart, fgstop, fgstatus) ~ design + cluster(id), data = long, weights = fgwt, ties = ties, control = precise())
        list(ties = ties, coef = I(unname(f$coefficients)), seNaive = I(sqrt(diag(f$naive.var))), seRobust = I(sqrt(diag(f$var))), loglik = f$loglik[2],
          rows = nrow(long))
      })
    }
    one
  })
  list(nUsed = rows$used, nDropped = rows$dropped, confLevel = level, fits = fits)
}
