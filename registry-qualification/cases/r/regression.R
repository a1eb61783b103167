# Cox, Firth-penalised Cox and logistic regression, accuracy of prediction.

# coxph() iterated until the likelihood stands still, not to its default of a relative change of 1e-9.
precise <- function(toler = 1e-16) coxph.control(eps = 1e-15, toler.chol = toler, iter.max = 100, timefix = FALSE)

cox_formula <- function(frame, extra = character()) stats::reformulate(c(names(frame), extra), response = "surv")

# A coxph fit at the maximum, or the news that there is none (monotone likelihood).
fit_cox <- function(surv, frame, ties, stratum = NULL, cluster = NULL, weights = NULL) {
  d <- data.frame(frame)
  d$surv <- surv
  extra <- character()
  if (!is.null(stratum)) {
    d$stratum <- stratum
    extra <- "strata(stratum)"
  }
  d$cl <- if (is.null(cluster)) seq_len(nrow(frame)) else cluster
  d$w <- if (is.null(weights)) rep(1, nrow(frame)) else weights
  formula <- cox_formula(frame, extra)
  environment(formula) <- environment()
  warned <- character()
  zeros <- rep(0, sum(vapply(frame, function(x) if (is.factor(x)) nlevels(x) - 1 else 1, 0)))
  run <- function(control, init = zeros) withCallingHandlers(
    if (is.null(cluster)) coxph(formula, data = d, ties = ties, weights = w, control = control, init = init, x = TRUE, model = TRUE)
    else coxph(formula, data = d, ties = ties, weights = w, cluster = cl, control = control, init = init, x = TRUE, model = TRUE),
    warning = function(w) {
      warned <<- c(warned, conditionMessage(w))
      invokeRestart("muffleWarning")
    })
  standard <- run(coxph.control(timefix = FALSE))
  monotone <- any(grepl("converged before variable|Ran out of iterations|did not converge|infinite", warned))
  first_warning <- warned
  # the finer tolerance would take the rounding error of a dependent column for information
  fit <- run(if (anyNA(standard$coefficients)) precise(coxph.control()$toler.chol) else precise())
  # coxph() may halve its last steps on rounding noise: Newton steps on the score finish the climb
  if (!monotone && ties != "exact") for (i in 1:3) {
    step <- newton_step(fit)
    if (relative_step(fit, step) < 1e-12) break
    first <- fit
    fit <- run(coxph.control(timefix = FALSE, iter.max = 0), ifelse(is.na(first$coefficients), 0, first$coefficients + step))
    fit$loglik[1] <- first$loglik[1]
    fit$score <- first$score
    fit$rscore <- first$rscore
    fit$wald.test <- first$wald.test
  }
  # on its way to infinity coxph() may take columns for dependent that are not: their rank is that of the information at 0
  rank <- sum(diag(naive_variance(suppressWarnings(run(coxph.control(timefix = FALSE, iter.max = 0))))) > 0)
  list(fit = fit, monotone = monotone, warning = first_warning, standard = standard, data = d, rank = rank)
}

test_of <- function(chisq, df) list(chisq = as.vector(chisq), df = df, p = upper_chisq(as.vector(chisq), df))

naive_variance <- function(fit) if (is.null(fit$naive.var)) fit$var else fit$naive.var

newton_step <- function(fit) as.vector(naive_variance(fit) %*% colSums(as.matrix(residuals(fit, type = "score", weighted = TRUE))))

# The largest part of a step in standard errors, over the coefficients that have an estimate.
relative_step <- function(fit, step) {
  kept <- !is.na(fit$coefficients)
  max(0, abs(step[kept]) / sqrt(diag(naive_variance(fit))[kept]))
}

# The score is 0 to rounding, in units of standard errors: the fit is at the maximum.
check_maximum <- function(fit) {
  step <- relative_step(fit, newton_step(fit))
  if (step > 1e-10) stop("coxph stopped ", step, " standard errors from the maximum")
}

# b' V^-1 b with V as a correlation matrix, so that covariates of very different scales do no harm.
quadratic_form <- function(b, v) {
  s <- sqrt(diag(v))
  sum(b / s * solve(v / outer(s, s), b / s))
}

cox_concordance <- function(one, weights, cluster, stratum, uno) {
  d <- one$data
  # equal linear predictors may differ in their last bits: ties are decided on ten decimals
  kept <- !is.na(one$fit$coefficients)
  d$lp <- round(as.vector(one$fit$x[, kept, drop = FALSE] %*% one$fit$coefficients[kept]), 10)
  formula <- if (is.null(stratum)) surv ~ lp else surv ~ lp + strata(stratum)
  environment(formula) <- environment()
  arguments <- list(formula, data = d, weights = d$w, reverse = TRUE, timefix = FALSE)
  if (!is.null(cluster)) arguments$cluster <- d$cl
  found <- do.call(concordance, arguments)
  count <- if (is.matrix(found$count)) colSums(found$count) else found$count
  result <- list(c = unname(found$concordance), se = sqrt(as.vector(found$var)), concordant = count[["concordant"]], discordant = count[["discordant"]],
    tiedX = count[["tied.x"]], tiedY = count[["tied.y"]], tiedXY = count[["tied.xy"]], differsFromCoxphBy = NULL)
  if (isTRUE(uno)) {
    inverse <- do.call(concordance, c(arguments, list(timewt = "n/G2")))
    result$uno <- unname(inverse$concordance)
    result$unoSe <- sqrt(as.vector(inverse$var))
  }
  result
}

cox_zph <- function(fit, columns) {
  transforms <- c("km", "identity", "rank", "log")
  lapply(stats::setNames(transforms, transforms), function(transform) {
    found <- tryCatch(suppressWarnings(cox.zph(fit, transform = transform, terms = TRUE, global = TRUE)), error = function(e) NULL)
    if (is.null(found) || any(!is.finite(found$table[, "chisq"]))) return(NULL)
    table <- found$table
    # covariates without an estimate are not tested; with one covariate in the model the global test is the only test
    if (nrow(table) == 1) table <- table[c(1, 1), , drop = FALSE]
    named <- c(columns[match(rownames(table)[-nrow(table)], names(fit$assign))], "GLOBAL")
    list(terms = I(named), chisq = I(unname(table[, "chisq"])), df = I(unname(table[, "df"])),
      p = I(upper_chisq(unname(table[, "chisq"]), unname(table[, "df"]))))
  })
}

cox <- function(data, spec) {
  rows <- used_rows(data, spec)
  d <- rows$data
  level <- level_of(spec)
  z <- z_of(level)
  follow <- follow_up(d, spec)
  model <- covariates(d, spec$covariates)
  stratum <- if (is.null(spec$strata)) NULL else grouping(d, spec$strata)$index
  cluster <- if (is.null(spec$cluster)) NULL else match(d[[spec$cluster]], unique(d[[spec$cluster]]))
  weights <- if (is.null(spec$weights)) NULL else as.numeric(d[[spec$weights]])
  all_ties <- if (is.null(spec$ties)) c("efron", "breslow") else unclass(spec$ties)
  fits <- lapply(all_ties, function(ties) {
    one <- fit_cox(follow$surv, model$frame, ties, stratum, cluster, weights)
    fit <- one$fit
    # a column that depends on those before it has no coefficient and no degree of freedom
    kept <- !is.na(fit$coefficients)
    p <- if (one$monotone) one$rank else sum(kept)
    if (one$monotone) {
      top <- max(fit$loglik[2], one$standard$loglik[2])
      return(list(ties = ties, monotone = TRUE, warning = I(one$warning), loglikNull = fit$loglik[1], loglikSupremum = top,
        lrTest = list(chisq = 2 * (top - fit$loglik[1]), df = p), scoreTest = list(chisq = as.vector(fit$score), df = p), terms = I(model$names)))
    }
    if (ties != "exact") check_maximum(fit)
    beta <- unname(fit$coefficients)
    # coxph() turns to the robust variance for clusters, and for weights that are not whole numbers
    estimated <- function(matrix) {
      matrix <- unname(matrix)
      matrix[!kept, ] <- NA
      matrix[, !kept] <- NA
      matrix
    }
    naive <- estimated(naive_variance(fit))
    se <- sqrt(diag(naive))
    robust <- if (is.null(fit$naive.var)) NULL else estimated(fit$var)
    used_se <- if (is.null(robust)) se else sqrt(diag(robust))
    wald <- quadratic_form(beta[kept], (if (is.null(robust)) naive else robust)[kept, kept, drop = FALSE])
    # coxph() takes a variance of covariates of very different scales for singular
    if (p && max(used_se[kept]) < 1e5 * min(used_se[kept])) agree("Wald test", wald, fit$wald.test, 1e-6)
    result <- list(ties = ties, n = fit$n, nEvents = fit$nevent, terms = I(model$names), coef = I(beta), hr = I(exp(beta)), se = I(se),
      robustSe = if (is.null(robust)) NULL else I(used_se), hrLower = I(exp(beta - z * used_se)), hrUpper = I(exp(beta + z * used_se)), z = I(beta / used_se),
      p = I(two_sided(beta / used_se)), vcov = naive, robustVcov = robust, loglikNull = fit$loglik[1], loglik = fit$loglik[2],
      lrTest = test_of(2 * diff(fit$loglik), p), scoreTest = test_of(fit$score, p),
      waldTest = c(test_of(wald, p), note = if (is.null(robust)) "model variance" else "uses the robust variance"),
      robustScoreTest = if (is.null(fit$rscore)) NULL else test_of(fit$rscore, p), aic = -2 * fit$loglik[2] + 2 * p,
      bicEvents = -2 * fit$loglik[2] + p * log(fit$nevent), iterationsRDefault = one$standard$iter,
      maxRelDiffRDefaultVsMle = max(abs(one$standard$coefficients / fit$coefficients - 1), na.rm = TRUE), rWarningsDefault = NULL)
    if (ties != "exact") {
      result$concordance <- cox_concordance(one, weights, cluster, stratum, spec$uno)
      result$zph <- cox_zph(fit, model$columns)
    }
    if (is.null(stratum) && ties != "exact") {
      zero <- one$data[1, names(model$frame), drop = FALSE]
      for (name in names(zero)) zero[[name]] <- if (is.factor(zero[[name]])) factor(levels(zero[[name]])[1], levels(zero[[name]])) else 0
      base <- survfit(fit, newdata = zero, se.fit = FALSE)
      indices <- thinned(length(base$time))
      shown <- if (is.null(indices)) seq_along(base$time) else indices
      result$baseline <- list(note = "cumulative hazard at covariates = 0 / reference level; ties as in the model", time = I(base$time[shown]),
        cumhaz = I(as.vector(base$cumhaz)[shown]))
      if (!is.null(spec$profiles)) {
        t <- as.numeric(spec$times)
        result$predicted <- lapply(spec$profiles, function(profile) {
          row <- profile_frame(profile, spec$covariates)$frame
          curve <- survfit(fit, newdata = row, conf.type = "log", conf.int = level)
          s <- as.vector(curve$surv)
          list(profile = profile, time = I(t), surv = I(step_at(curve$time, s, t, 1)), seSurv = I(step_at(curve$time, s * as.vector(curve$std.err), t, 0)),
            lowerLog = I(step_at(curve$time, as.vector(curve$lower), t, 1)), upperLog = I(step_at(curve$time, as.vector(curve$upper), t, 1)))
        })
      }
    }
    if (isTRUE(spec$residuals) && ties != "exact") {
      schoenfeld <- residuals(fit, type = "schoenfeld")
      result$martingale <- I(unname(residuals(fit, type = "martingale")))
      result$deviance <- I(unname(residuals(fit, type = "deviance")))
      result$schoenfeld <- list(time = I(sort_of(fit, schoenfeld)), values = unname(as.matrix(schoenfeld)))
      result$dfbeta <- unname(as.matrix(residuals(fit, type = "dfbeta")))
      result$dfbeta[, !kept] <- NA
      result$score <- unname(as.matrix(residuals(fit, type = "score")))
    }
    result
  })
  list(nUsed = rows$used, nDropped = rows$dropped, confLevel = level, fits = fits)
}

# The event times the rows of Schoenfeld residuals belong to.
sort_of <- function(fit, schoenfeld) {
  names <- if (is.matrix(schoenfeld)) rownames(schoenfeld) else names(schoenfeld)
  y <- unclass(fit$y)
  events <- y[y[, ncol(y)] == 1, ncol(y) - 1]
  times <- sort(events)
  if (length(fit$strata)) {
    stratum <- fit$strata[y[, ncol(y)] == 1]
    times <- events[order(stratum, events)]
  }
  agree("Schoenfeld times", times, as.numeric(names), 1e-6)
  times
}

# ---- Firth-penalised Cox model ---------------------------------------------------------------------------------------

# l(b), its gradient, the information I(b) and the derivatives of I(b), from central moments of the covariates over the weighted
# risk sets; Efron's ties take the dead of one time with weights 1 - k/d.
cox_moments <- function(follow, x, ties, stratum = rep(1, nrow(x))) {
  events <- unique(data.frame(time = follow$time, stratum = stratum)[follow$status == 1, ])
  sets <- list()
  for (event in seq_len(nrow(events))) {
    t <- events$time[event]
    mine <- stratum == events$stratum[event]
    risk <- which(mine & follow$entry < t & follow$time >= t)
    dead <- which(mine & follow$time == t & follow$status == 1)
    d <- length(dead)
    if (ties == "breslow") sets <- c(sets, list(list(risk = risk, dead = dead, share = rep(1, length(risk)), times = d)))
    else for (k in seq_len(d) - 1) {
      sets <- c(sets, list(list(risk = risk, dead = if (k == 0) dead else integer(), share = ifelse(risk %in% dead, 1 - k / d, 1), times = 1)))
    }
  }
  p <- ncol(x)
  function(beta) {
    eta <- as.vector(x %*% beta)
    value <- 0
    gradient <- rep(0, p)
    information <- matrix(0, p, p)
    third <- array(0, c(p, p, p))
    for (set in sets) {
      w <- set$share * exp(eta[set$risk])
      s0 <- sum(w)
      w <- w / s0
      xs <- x[set$risk, , drop = FALSE]
      mean <- colSums(w * xs)
      centred <- sweep(xs, 2, mean)
      value <- value + sum(eta[set$dead]) - set$times * log(s0)
      gradient <- gradient + colSums(x[set$dead, , drop = FALSE]) - set$times * mean
      information <- information + set$times * crossprod(centred, w * centred)
      for (r in seq_len(p)) third[, , r] <- third[, , r] + set$times * crossprod(centred, (w * centred[, r]) * centred)
    }
    list(value = value, gradient = gradient, information = information, third = third)
  }
}

# Binomial likelihood with logit link, its information and the derivatives of the information.
logit_moments <- function(y, x) {
  p <- ncol(x)
  function(beta) {
    eta <- as.vector(x %*% beta)
    mu <- plogis(eta)
    v <- mu * plogis(-eta)
    third <- array(0, c(p, p, p))
    for (r in seq_len(p)) third[, , r] <- crossprod(x, (v * (1 - 2 * mu) * x[, r]) * x)
    list(value = sum(ifelse(y == 1, plogis(eta, log.p = TRUE), plogis(-eta, log.p = TRUE))), gradient = as.vector(crossprod(x, y - mu)),
      information = crossprod(x, v * x), third = third)
  }
}

# Penalised (Jeffreys prior) or plain likelihood with its gradient.
objective <- function(moments, penalised) function(beta) {
  m <- moments(beta)
  if (!penalised) return(list(value = m$value, gradient = m$gradient, information = m$information))
  determinant <- determinant(m$information)
  if (determinant$sign <= 0 || !is.finite(determinant$modulus)) return(list(value = -Inf))
  inverse <- solve(m$information)
  list(value = m$value + 0.5 * as.vector(determinant$modulus), information = m$information,
    gradient = m$gradient + 0.5 * apply(m$third, 3, function(slice) sum(inverse * slice)))
}

# Maximum over the coefficients `free`, the others held: Newton on the gradient with a numerical Jacobian, halved while it does not climb.
maximise <- function(at, beta, free) {
  if (!length(free)) return(c(at(beta), list(beta = beta, converged = TRUE)))
  now <- at(beta)
  kept <- NULL
  before <- Inf
  for (iteration in 1:200) {
    step <- rep(0, length(beta))
    jacobian <- if (is.null(kept)) now$information[free, free, drop = FALSE] else kept
    g <- now$gradient[free]
    scale <- sqrt(abs(1 / diag(as.matrix(jacobian))))
    distance <- sqrt(abs(sum(g * solve(jacobian, g))))
    # the Jacobian is taken anew only while it does not bring the gradient down quickly
    if (distance < 0.5 && (is.null(kept) || distance > 0.05 * before)) {
      numeric <- sapply(seq_along(free), function(j) {
        h <- rep(0, length(beta))
        h[free[j]] <- 1e-4 * scale[j]
        -(at(beta + h)$gradient - at(beta - h)$gradient)[free] / (2e-4 * scale[j])
      })
      numeric <- matrix(numeric, length(free))
      numeric <- (numeric + t(numeric)) / 2
      if (all(is.finite(numeric)) && all(eigen(numeric, TRUE, TRUE)$values > 0)) jacobian <- kept <- numeric
    }
    before <- distance
    step[free] <- solve(jacobian, g)
    limit <- max(abs(step[free]) / scale)
    if (limit > 5) step <- step * 5 / limit
    if (limit < 1e-13) break
    # near the top the value no longer tells: the Newton step is taken as it is
    while (limit > 1e-6) {
      tried <- at(beta + step)
      if (is.finite(tried$value) && tried$value >= now$value) break
      step <- step / 2
      if (max(abs(step)) < 1e-15) break
    }
    beta <- beta + step
    now <- at(beta)
    if (!is.finite(now$value)) return(list(converged = FALSE))
    if (max(abs(beta)) > 40) return(list(converged = FALSE))
  }
  c(now, list(beta = beta, converged = limit < 1e-7))
}

# Limits where the profile likelihood has fallen by half the chi-square quantile, as a root in the held coefficient.
profile_limit <- function(at, top, j, se, drop, side) {
  rest <- setdiff(seq_along(top$beta), j)
  last <- top$beta
  fall <- function(value) {
    start <- last
    start[j] <- value
    held <- maximise(at, start, rest)
    if (!isTRUE(held$converged)) held <- maximise(at, replace(top$beta, j, value), rest)
    if (!isTRUE(held$converged)) return(NA_real_)
    last <<- held$beta
    2 * (top$value - held$value) - drop
  }
  inner <- top$beta[j]
  outer <- inner
  width <- se
  for (i in 1:40) {
    outer <- inner + side * width
    f <- fall(outer)
    if (is.na(f)) return(NA_real_)
    if (f > 0) break
    inner <- outer
    width <- width * 1.5
  }
  if (f <= 0) return(NA_real_)
  uniroot(fall, sort(c(inner, outer)), tol = 1e-13 * max(1, abs(outer)), maxiter = 1000)$root
}

# Fit, profile limits and likelihood ratio tests of every coefficient on covariates scaled to standard deviation 1.
likelihood_fit <- function(at, p, spread, level, profile) {
  top <- maximise(at, rep(0, p), seq_len(p))
  if (!isTRUE(top$converged)) return(NULL)
  se <- sqrt(diag(solve(top$information)))
  # a coefficient that runs away leaves an error of thousands of standard deviations: there is no maximum
  if (max(se) > 500) return(NULL)
  drop <- qchisq(level, 1)
  limits <- if (profile) vapply(seq_len(p), function(j) {
    c(profile_limit(at, top, j, se[j], drop, -1), profile_limit(at, top, j, se[j], drop, 1))
  }, c(0, 0)) / rep(spread, each = 2)
  chisq <- vapply(seq_len(p), function(j) {
    held <- maximise(at, replace(top$beta, j, 0), setdiff(seq_len(p), j))
    2 * (top$value - held$value)
  }, 0)
  list(top = top, beta = top$beta / spread, se = se / spread, lower = limits[1, ], upper = limits[2, ], chisq = chisq)
}

firth_cox <- function(data, spec) {
  rows <- used_rows(data, spec)
  level <- level_of(spec)
  follow <- follow_up(rows$data, spec)
  model <- covariates(rows$data, spec$covariates)
  spread <- apply(model$design, 2, sd)
  x <- scale(model$design, scale = spread)
  profile <- !identical(spec$profile, FALSE)
  p <- ncol(x)
  stratum <- grouping(rows$data, spec$strata)$index
  fits <- lapply(c("breslow", "efron"), function(ties) {
    at <- objective(cox_moments(follow, x, ties, stratum), TRUE)
    one <- likelihood_fit(at, p, spread, level, profile)
    check_penalised(at, one$top)
    plain <- suppressWarnings(coxph(follow$surv ~ model$design + strata(stratum), ties = ties, init = one$beta, control = coxph.control(iter.max = 0, timefix = FALSE)))
    agree("likelihood of coxph at the penalised estimate", plain$loglik[2], cox_moments(follow, model$design, ties, stratum)(one$beta)$value)
    agree("information of coxph at the penalised estimate", sqrt(diag(plain$var)), one$se, 1e-7)
    global <- 2 * (one$top$value - at(rep(0, p))$value)
    list(ties = ties, terms = I(model$names), coef = I(one$beta), se = I(one$se), penalizedLoglikAtMax = one$top$value,
      penalizedLoglikNote = "l(b) + 0.5 log det I(b) on STANDARDISED covariates (differences between penalised logliks do not depend on the scaling)",
      profileLower = if (profile) I(one$lower) else NULL, profileUpper = if (profile) I(one$upper) else NULL, penalizedLrChisq = I(one$chisq),
      penalizedLrP = I(upper_chisq(one$chisq, 1)), globalPenalizedLr = test_of(global, p))
  })
  list(nUsed = rows$used, nDropped = rows$dropped, nEvents = sum(follow$status), confLevel = level, fits = fits)
}

# optim() finds no higher point near the maximum.
check_penalised <- function(at, top) {
  found <- optim(top$beta, function(b) at(b)$value, method = "BFGS", control = list(fnscale = -1, reltol = 1e-14))
  if (found$value > top$value + 1e-9 * abs(top$value)) stop("optim climbed from ", top$value, " to ", found$value)
}

logistic <- function(data, spec) {
  rows <- used_rows(data, spec)
  level <- level_of(spec)
  z <- z_of(level)
  y <- as.numeric(rows$data[[spec$status]] %in% unclass(spec$event))
  model <- covariates(rows$data, spec$covariates)
  x <- cbind(1, model$design)
  terms <- c("(intercept)", model$names)
  # columns that depend on those before them have no estimate; the tolerance is that of glm()
  decomposed <- qr(x, tol = 1e-11)
  kept <- sort(decomposed$pivot[seq_len(decomposed$rank)])
  # centred and scaled columns: b = from %*% theta
  middle <- c(0, colMeans(x[, kept[-1], drop = FALSE]))
  spread <- c(1, apply(x[, kept[-1], drop = FALSE], 2, sd))
  scaled <- sweep(sweep(x[, kept, drop = FALSE], 2, middle), 2, spread, "/")
  from <- diag(1 / spread, length(kept))
  from[1, -1] <- -(middle / spread)[-1]
  full <- function(values) I(replace(rep(NA_real_, length(terms)), kept, values))
  fits <- lapply(c("ml", "firth"), function(method) {
    at <- objective(logit_moments(y, scaled), method == "firth")
    one <- tryCatch(coefficients_of(at, from, level), error = function(e) if (method == "ml") NULL else stop(e))
    if (is.null(one)) return(list(method = method, separation = TRUE))
    if (method == "ml") {
      r <- glm(y ~ scaled - 1, family = binomial, control = glm.control(epsilon = 1e-15, maxit = 100))
      agree("glm", r$coefficients, one$top$beta, 1e-7)
      agree("glm standard errors", sqrt(diag(vcov(r))), sqrt(diag(solve(one$top$information))), 1e-7)
    } else check_penalised(at, one$top)
    # the likelihood itself, without the penalty
    value <- logit_moments(y, scaled)(one$top$beta)$value
    list(method = method, terms = I(terms), coef = full(one$beta), se = full(one$se), waldLower = full(one$beta - z * one$se),
      waldUpper = full(one$beta + z * one$se), waldP = full(two_sided(one$beta / one$se)), loglik = value, profileLower = full(one$lower),
      profileUpper = full(one$upper), lrP = full(upper_chisq(one$chisq, 1)))
  })
  list(nUsed = rows$used, nDropped = rows$dropped, nEvents = sum(y), confLevel = level, fits = fits)
}

# Coefficients b = from %*% theta with profile limits and tests: theta is turned so that each b in turn is the first of the turned ones.
coefficients_of <- function(at, from, level) {
  p <- nrow(from)
  top <- maximise(at, rep(0, p), seq_len(p))
  if (!isTRUE(top$converged)) return(NULL)
  variance <- solve(top$information)
  if (max(sqrt(diag(variance))) > 500) return(NULL)
  drop <- qchisq(level, 1)
  each <- vapply(seq_len(p), function(j) {
    size <- sqrt(sum(from[j, ]^2))
    turn <- qr.Q(qr(cbind(from[j, ], diag(p))))[, seq_len(p), drop = FALSE]
    if (sum(turn[, 1] * from[j, ]) < 0) turn[, 1] <- -turn[, 1]
    turned <- function(phi) {
      m <- at(as.vector(turn %*% phi))
      if (is.null(m$gradient)) return(m)
      list(value = m$value, gradient = as.vector(crossprod(turn, m$gradient)), information = crossprod(turn, m$information %*% turn))
    }
    best <- c(turned(as.vector(crossprod(turn, top$beta))), list(beta = as.vector(crossprod(turn, top$beta))))
    se <- sqrt(solve(best$information)[1, 1])
    held <- maximise(turned, replace(best$beta, 1, 0), seq_len(p)[-1])
    c(size * best$beta[1], size * se, size * profile_limit(turned, best, 1, se, drop, -1), size * profile_limit(turned, best, 1, se, drop, 1),
      2 * (best$value - held$value))
  }, numeric(5))
  list(top = top, beta = each[1, ], se = each[2, ], lower = each[3, ], upper = each[4, ], chisq = each[5, ])
}

# ---- accuracy of prediction ------------------------------------------------------------------------------------------

# Brier score and cumulative/dynamic area under the ROC curve at given times, weighted by the inverse Kaplan-Meier probability of
# being uncensored: 1/G(T-) for those with the event by t, 1/G(t) for those beyond t.
prediction <- function(data, spec) {
  rows <- used_rows(data, spec)
  follow <- follow_up(rows$data, spec)
  model <- covariates(rows$data, spec$covariates)
  one <- fit_cox(follow$surv, model$frame, "efron")
  curves <- survfit(one$fit, newdata = model$frame, se.fit = FALSE)
  null <- survfit(follow$surv ~ 1, timefix = FALSE)
  g <- censoring_curve(follow$time, follow$status)
  t <- as.numeric(spec$times)
  measure <- function(u) {
    case <- follow$time <= u & follow$status == 1
    beyond <- follow$time > u
    w <- ifelse(case, 1 / g(follow$time, TRUE), ifelse(beyond, 1 / g(u, FALSE), 0))
    brier <- function(risk) mean(w * (case - risk)^2)
    index <- findInterval(u, curves$time)
    risk <- 1 - if (index == 0) rep(1, rows$used) else curves$surv[index, ]
    order <- outer(risk[case], risk[beyond], function(a, b) (a > b) + 0.5 * (a == b))
    pair <- outer(w[case], w[beyond])
    c(brier(1 - step_at(null$time, null$surv, u, 1)), brier(risk), sum(pair * order) / sum(pair))
  }
  m <- vapply(t, measure, c(0, 0, 0))
  list(nUsed = rows$used, nDropped = rows$dropped, note = "apparent performance; weights by the Kaplan-Meier curve of censoring", times = I(t),
    brierNull = I(m[1, ]), brierCox = I(m[2, ]), aucCox = I(m[3, ]))
}

# Kaplan-Meier curve of the censoring times; events of a time come before its censorings, so the dead are not at risk of it.
censoring_curve <- function(time, status) {
  grid <- sort(unique(time))
  censored <- vapply(grid, function(t) sum(time == t & status == 0), 0)
  n <- vapply(grid, function(t) sum(time > t | (time == t & status == 0)), 0)
  s <- cumprod(ifelse(n > 0, 1 - censored / n, 1))
  function(t, left) c(1, s)[findInterval(t, grid, left.open = left) + 1]
}
