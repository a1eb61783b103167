# Several states, recurrent events, and exposures that begin during follow-up.

multistate <- function(data, spec) {
  rows <- used_rows(data, spec)
  d <- rows$data
  states <- as.character(unclass(spec$states))
  event <- factor(as.character(d[[spec$status]]), c(spec$censor, states))
  frame <- data.frame(tstart = d[[spec$entry]], tstop = d[[spec$time]], event = event, id = d[[spec$id]],
    from = factor(as.character(d[[spec$from]]), states))
  groups <- grouping(d, spec$group)
  transitions <- lapply(stats::setNames(states, states), function(from) {
    lapply(stats::setNames(c(states, spec$censor), c(states, spec$censor)), function(to) {
      sum(frame$from == from & frame$event == to)
    })
  })
  t <- as.numeric(spec$times)
  curves <- lapply(seq_len(groups$k), function(g) {
    one <- occupancy(frame[groups$index == g, ], states)
    at <- findInterval(t, one$time) + 1
    moved <- one$moves
    result <- list(group = groups$labels[[g]], times = I(t), pstate = unname(one$p[at, , drop = FALSE]), se = one$se[at, , drop = FALSE],
      p0 = I(unname(one$p[1, ])), transitionsLabel = I(paste(states[moved[, 1]], states[moved[, 2]], sep = "->")),
      cumhaz = unname(one$cumhaz[at, , drop = FALSE]), seCumhaz = unname(one$se_cumhaz[at, , drop = FALSE]))
    tau <- as.numeric(spec$tau)
    if (length(tau)) {
      knots <- c(0, one$time[one$time < tau & one$time > 0], tau)
      steps <- diff(knots)
      index <- findInterval(knots[-length(knots)], one$time) + 1
      occupied <- colSums(steps * one$p[index, , drop = FALSE])
      spread <- apply(one$influence, 2, function(i) sqrt(sum((matrix(i, ncol = dim(one$influence)[3])[, index, drop = FALSE] %*% steps)^2)))
      if (!is.null(one$fit)) agree("mean time in state", occupied, summary(one$fit, rmean = tau)$table[match(states, one$fit$states), "rmean"])
      result$meanTimeInState <- list(tau = tau, estimate = I(unname(occupied)), se = I(unname(spread)))
    }
    result
  })
  list(nUsed = rows$used, nDropped = rows$dropped, states = I(states),
    transitionsNote = "rows = state at start of the interval, columns = state entered at its end ('censor' = no transition at the end of the interval)",
    transitions = transitions, curves = curves)
}

# Aalen-Johansen estimate of one group with the influence of every subject, forward in time: p(t) = p(t-) (I + dA), and the influence
# U(t) = U(t-) (I + dA) + p_j(t-) / n_j (dN_i - Y_i dA) for those at risk in j. Where the first states differ, p(0) are the shares of those under
# observation just after 0; if there is nobody, of those at risk at the first move, as survfit() has it.
occupancy <- function(frame, states) {
  # times equal but for rounding are equal, as survfit() has it
  same <- aeqSurv(Surv(frame$tstart, frame$tstop, rep(1, nrow(frame))))
  entry <- unclass(same)[, 1]; exit <- unclass(same)[, 2]
  from <- as.integer(frame$from)
  to <- match(as.character(frame$event), states)
  moves <- !is.na(to) & to != from
  id <- match(frame$id, unique(frame$id))
  k <- length(states)
  first <- tapply(seq_along(id), id, function(i) from[i[which.min(entry[i])]])
  present <- entry <= 0 & exit > 0
  if (!any(present)) {
    begin <- if (any(moves)) min(exit[moves]) else max(exit)
    present <- entry < begin & exit >= begin
  }
  influence <- matrix(0, max(id), k)
  if (length(unique(first)) == 1) p <- as.numeric(seq_len(k) == first[1]) else {
    p <- tabulate(from[present], k) / sum(present)
    influence[id[present], ] <- (diag(k)[from[present], , drop = FALSE] - rep(p, each = sum(present))) / sum(present)
  }
  grid <- sort(unique(exit[moves]))
  pair <- sort(unique((to[moves] - 1) * k + from[moves]))
  pairs <- cbind((pair - 1) %% k + 1, (pair - 1) %/% k + 1)
  hazards <- array(0, c(max(id), length(pair)))
  cumhaz <- matrix(0, length(grid) + 1, length(pair))
  se_cumhaz <- cumhaz
  path <- matrix(p, length(grid) + 1, k, byrow = TRUE)
  paths <- array(influence, c(max(id), k, length(grid) + 1))
  for (s in seq_along(grid)) {
    u <- grid[s]
    risk <- entry < u & exit >= u
    n <- tabulate(from[risk], k)
    hazard <- matrix(0, k, k)
    for (i in which(moves & exit == u)) hazard[from[i], to[i]] <- hazard[from[i], to[i]] + 1 / n[from[i]]
    diag(hazard) <- -rowSums(hazard)
    own <- influence %*% hazard
    for (i in which(risk)) {
      step <- -hazard[from[i], ]
      if (moves[i] && exit[i] == u) step[c(to[i], from[i])] <- step[c(to[i], from[i])] + c(1, -1)
      own[id[i], ] <- own[id[i], ] + p[from[i]] / n[from[i]] * step
      mine <- pairs[, 1] == from[i]
      hazards[id[i], mine] <- hazards[id[i], mine] + ((moves[i] & exit[i] == u & pairs[mine, 2] == to[i]) - hazard[from[i], pairs[mine, 2]]) / n[from[i]]
    }
    influence <- influence + own
    p <- as.vector(p + p %*% hazard)
    path[s + 1, ] <- p
    paths[, , s + 1] <- influence
    cumhaz[s + 1, ] <- cumhaz[s, ] + hazard[pairs]
    se_cumhaz[s + 1, ] <- sqrt(colSums(hazards^2))
  }
  one <- list(time = grid, p = path, se = sqrt(t(apply(paths^2, c(2, 3), sum))), influence = paths, moves = pairs, cumhaz = cumhaz, se_cumhaz = se_cumhaz)
  one$fit <- check_occupancy(frame, states, one, present, min(exit[moves], Inf), entry, exit)
  one
}

# survfit() agrees; on the standard errors too if those at risk of its first move are those of our start.
check_occupancy <- function(frame, states, one, present, begin, entry, exit) {
  if (!length(one$time)) return(NULL)
  fit <- survfit(Surv(tstart, tstop, event) ~ 1, data = frame, id = id, istate = from, influence = TRUE, start.time = 0)
  same <- identical(present, entry < begin & exit >= begin)
  order <- match(states, fit$states)
  if (!same) {
    p0 <- one$p[1, match(fit$states, states)]
    fit <- survfit(Surv(tstart, tstop, event) ~ 1, data = frame, id = id, istate = from, start.time = 0, p0 = p0)
  }
  # near ties may be merged into another of their values
  at <- findInterval(fit$time * (1 + 1e-9), one$time) + 1
  agree("survfit occupancies", one$p[at, , drop = FALSE], fit$pstate[, order, drop = FALSE])
  # before the first move survfit() leaves out those who have not yet entered
  moved <- fit$time >= one$time[1]
  if (same) agree("survfit standard errors", one$se[at[moved], , drop = FALSE], fit$std.err[moved, order], 1e-7, 1e-9)
  pairs <- vapply(strsplit(colnames(fit$cumhaz), "[.:]"), function(pair) paste(match(fit$states[as.integer(pair)], states), collapse = " "), "")
  agree("survfit hazards", one$cumhaz[at, , drop = FALSE], fit$cumhaz[, match(paste(one$moves[, 1], one$moves[, 2]), pairs)])
  fit
}

# ---- recurrent events ------------------------------------------------------------------------------------------------

recurrent_rows <- function(data, spec) {
  rows <- used_rows(data, spec)
  follow <- follow_up(rows$data, spec)
  list(rows = rows, follow = follow, groups = grouping(rows$data, spec$group), id = rows$data[[spec$id]],
    terminal = rows$data[[spec$status]] %in% unclass(spec$terminal))
}

mcf <- function(data, spec) {
  r <- recurrent_rows(data, spec)
  level <- level_of(spec)
  z <- z_of(level)
  t <- as.numeric(spec$times)
  curves <- lapply(seq_len(r$groups$k), function(g) {
    mine <- r$groups$index == g
    entry <- r$follow$entry[mine]; time <- r$follow$time[mine]; status <- r$follow$status[mine]
    id <- match(r$id[mine], unique(r$id[mine]))
    grid <- sort(unique(time[status == 1]))
    n <- at_risk(entry, time, grid)
    d <- vapply(grid, function(u) sum(status == 1 & time == u), 0)
    m <- cumsum(d / n)
    # Lawless and Nadeau: sum over subjects of (sum over times of (dN_i - Y_i dN / n) / n)^2
    contribution <- vapply(seq_along(grid), function(j) {
      dn <- tapply(status == 1 & time == grid[j], id, sum)
      y <- tapply(entry < grid[j] & time >= grid[j], id, sum)
      as.vector(dn - y * d[j] / n[j]) / n[j]
    }, numeric(max(id)))
    contribution <- matrix(contribution, nrow = max(id))
    robust <- sqrt(colSums(t(apply(contribution, 1, cumsum))^2))
    if (length(grid) == 1) robust <- sqrt(sum(contribution^2))
    check_mean_function(entry, time, status, id, grid, m, robust)
    poisson <- sqrt(cumsum(d / n^2))
    at <- step_at(grid, m, t, 0)
    se <- step_at(grid, robust, t, 0)
    per_subject <- table(tapply(status, id, sum))
    indices <- thinned(length(grid))
    keep <- if (is.null(indices)) seq_along(grid) else indices
    list(group = r$groups$labels[[g]], subjects = max(id), events = sum(status),
      curve = list(time = I(grid[keep]), nRisk = I(n[keep]), nEvent = I(d[keep]), mcf = I(m[keep]), seRobust = I(robust[keep]), sePoisson = I(poisson[keep])),
      curveIndices = if (is.null(indices)) NULL else I(indices),
      landmarks = list(time = I(t), mcf = I(at), seRobust = I(se), sePoisson = I(step_at(grid, poisson, t, 0)), lowerPlain = I(at - z * se),
        upperPlain = I(at + z * se), lowerLog = I(ifelse(at > 0, at * exp(-z * se / at), NA)), upperLog = I(ifelse(at > 0, at * exp(z * se / at), NA))),
      eventsPerSubject = as.list(per_subject))
  })
  list(nUsed = r$rows$used, nDropped = r$rows$dropped, confLevel = level, curves = curves)
}

check_mean_function <- function(entry, time, status, id, grid, m, robust) {
  frame <- data.frame(entry = entry, time = time, status = status, id = id)
  fit <- tryCatch(survfit(Surv(entry, time, status) ~ 1, data = frame, id = id, robust = TRUE, timefix = FALSE), error = function(e) NULL)
  if (is.null(fit)) return(invisible())
  agree("survfit mean function", step_at(fit$time, fit$cumhaz, grid, 0), m)
  agree("survfit robust error", step_at(fit$time, fit$std.chaz, grid, 0), robust, 1e-8)
}

# Mean number of events when death ends them: mu(t) = sum over u <= t of S(u-) dN(u) / Y(u). The influence of subject i is
# S(u-) (dN_i - Y_i dN / Y) / Y through the events, and through S by -S(u-) sum over v < u of (dD_i - Y_i dD / Y) / (Y - dD).
mcf_terminal <- function(data, spec) {
  r <- recurrent_rows(data, spec)
  z <- z_of(level_of(spec))
  t <- as.numeric(spec$times)
  curves <- lapply(seq_len(r$groups$k), function(g) {
    mine <- r$groups$index == g
    entry <- r$follow$entry[mine]; time <- r$follow$time[mine]; status <- r$follow$status[mine]; dead <- r$terminal[mine]
    id <- match(r$id[mine], unique(r$id[mine]))
    grid <- sort(unique(time[status == 1 | dead]))
    s <- 1
    mu <- 0
    of_log_s <- rep(0, max(id))
    influence <- rep(0, max(id))
    path <- matrix(0, length(grid), 2)
    for (j in seq_along(grid)) {
      u <- grid[j]
      by <- function(flag) as.vector(tapply(flag, id, sum))
      y_i <- by(entry < u & time >= u)
      n_i <- by(status == 1 & time == u)
      d_i <- by(dead & time == u)
      y <- sum(y_i); n <- sum(n_i); d <- sum(d_i)
      mu <- mu + s * n / y
      influence <- influence + s * (n_i - y_i * n / y) / y + s * of_log_s * n / y
      if (y > d) of_log_s <- of_log_s - (d_i - y_i * d / y) / (y - d)
      s <- s * (1 - d / y)
      path[j, ] <- c(mu, sqrt(sum(influence^2)))
    }
    at <- step_at(grid, path[, 1], t, 0)
    se <- step_at(grid, path[, 2], t, 0)
    list(group = r$groups$labels[[g]], subjects = max(id), events = sum(status), deaths = sum(dead),
      landmarks = list(time = I(t), mcf = I(at), se = I(se), lowerLog = I(ifelse(at > 0, at * exp(-z * se / at), NA)),
        upperLog = I(ifelse(at > 0, at * exp(z * se / at), NA))))
  })
  list(nUsed = r$rows$used, nDropped = r$rows$dropped,
    note = "mu(t) = sum S(u-) dN(u)/Y(u), S = Kaplan-Meier of the terminal event; SE from subject-level influence functions", curves = curves)
}

# ---- exposure that begins during follow-up ---------------------------------------------------------------------------

# One row before and one after the exposure begins. It counts from just after it: who is exposed at the time of the event was not.
split_at_exposure <- function(entry, time, status, begin) {
  never <- is.na(begin) | begin >= time
  always <- !never & begin <= entry
  both <- !never & !always
  rows <- rbind(
    data.frame(i = which(never), entry = entry[never], time = time[never], status = status[never], exposed = rep(0, sum(never))),
    data.frame(i = which(always), entry = entry[always], time = time[always], status = status[always], exposed = rep(1, sum(always))),
    data.frame(i = which(both), entry = entry[both], time = begin[both], status = rep(0, sum(both)), exposed = rep(0, sum(both))),
    data.frame(i = which(both), entry = begin[both], time = time[both], status = status[both], exposed = rep(1, sum(both))))
  rows <- rows[rows$time > rows$entry, ]
  rows[order(rows$i, rows$entry), ]
}

exposure_rows <- function(data, spec) {
  rows <- used_rows(data, spec)
  d <- rows$data
  list(rows = rows, entry = if (is.null(spec$entry)) rep(0, rows$used) else as.numeric(d[[spec$entry]]), time = as.numeric(d[[spec$time]]),
    status = as.numeric(d[[spec$status]] %in% unclass(spec$event)), begin = as.numeric(d[[spec$exposureTime]]))
}

two_group_test <- function(entry, time, status, exposed) {
  sums <- rank_sums(entry, time, status, exposed + 1, 2, rep(1, length(time)))
  c(sums$logrank, rank_test(sums$logrank, expecting(sums)))
}

mantel_byar <- function(data, spec) {
  e <- exposure_rows(data, spec)
  z <- z_of(level_of(spec))
  long <- split_at_exposure(e$entry, e$time, e$status, e$begin)
  test <- two_group_test(long$entry, long$time, long$status, long$exposed)
  # without two sides or a maximum there are no estimates
  one <- if (length(unique(long$exposed)) == 2) fit_cox(Surv(long$entry, long$time, long$status), data.frame(x1 = long$exposed), "efron")
  model <- if (!is.null(one) && !is.na(one$fit$coefficients)) one$fit
  estimate <- if (is.null(model) || one$monotone) NA_real_ else unname(model$coefficients)
  t <- as.numeric(spec$times)
  curves <- lapply(0:1, function(state) {
    mine <- long[long$exposed == state, ]
    if (!nrow(mine)) {
      none <- I(rep(NA_real_, length(t)))
      return(list(exposed = state, times = I(t), surv = none, seSurv = none, nRisk = I(0 * t), lowerLog = none, upperLog = none))
    }
    fit <- survfit(Surv(entry, time, status) ~ 1, data = mine, conf.type = "log", conf.int = level_of(spec))
    list(exposed = state, times = I(t), surv = I(step_at(fit$time, fit$surv, t, 1)), seSurv = I(step_at(fit$time, fit$surv * fit$std.err, t, 0)),
      nRisk = I(at_risk(mine$entry, mine$time, t)), lowerLog = I(step_at(fit$time, fit$lower, t, 1)), upperLog = I(step_at(fit$time, fit$upper, t, 1)))
  })
  list(nUsed = e$rows$used, nDropped = e$rows$dropped, splitRows = nrow(long),
    personTime = I(vapply(0:1, function(state) sum((long$time - long$entry)[long$exposed == state]), 0)), observed = I(test$observed),
    expected = I(test$expected), variance = test$variance[2, 2], chisq = test$chisq, df = test$df, p = test$p,
    coxTimeDependent = if (!is.null(model)) list(ties = "efron", coef = estimate, se = if (is.na(estimate)) NA_real_ else sqrt(model$var[1, 1]), hr = exp(estimate),
      loglik = I(model$loglik)), simonMakuch = curves)
}

landmark <- function(data, spec) {
  e <- exposure_rows(data, spec)
  t <- as.numeric(spec$times)
  each <- lapply(as.numeric(spec$landmark), function(mark) {
    keep <- e$time > mark
    exposed <- as.numeric(!is.na(e$begin[keep]) & e$begin[keep] <= mark)
    time <- e$time[keep] - mark
    status <- e$status[keep]
    test <- two_group_test(rep(-Inf, sum(keep)), time, status, exposed)
    # a side of nobody has no curve, one side alone no model
    fits <- lapply(0:1, function(state) if (any(exposed == state)) survfit(Surv(time, status) ~ 1, subset = exposed == state))
    of_sides <- function(values) do.call(rbind, lapply(fits, function(f) if (is.null(f)) rep(NA_real_, length(t)) else values(f)))
    model <- if (all(lengths(fits))) fit_cox(Surv(time, status), data.frame(x1 = exposed), "efron") else list(monotone = FALSE)
    estimated <- !model$monotone && !is.null(model$fit) && !is.na(model$fit$coefficients)
    list(landmark = mark, n = I(c(sum(exposed == 0), sum(exposed == 1))), events = I(c(sum(status[exposed == 0]), sum(status[exposed == 1]))),
      excluded = sum(!keep), chisq = test$chisq, p = test$p, observed = I(test$observed), expected = I(test$expected), times = I(t),
      surv = of_sides(function(f) step_at(f$time, f$surv, t, 1)), seSurv = of_sides(function(f) step_at(f$time, f$surv * f$std.err, t, 0)),
      coxCoef = if (estimated) unname(model$fit$coefficients), coxSe = if (estimated) sqrt(model$fit$var[1, 1]),
      coxMonotone = model$monotone)
  })
  list(nUsed = e$rows$used, nDropped = e$rows$dropped, landmarks = each)
}

naive_immortal <- function(data, spec) {
  e <- exposure_rows(data, spec)
  ever <- as.numeric(!is.na(e$begin))
  test <- two_group_test(rep(-Inf, e$rows$used), e$time, e$status, ever)
  list(nUsed = e$rows$used, nDropped = e$rows$dropped,
    note = "the WRONG (immortal-time biased) comparison, ever vs never exposed; given so that a product can show the size of the bias",
    observed = I(test$observed), expected = I(test$expected), chisq = test$chisq, p = test$p)
}
