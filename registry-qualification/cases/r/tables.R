# Rates, proportions, tables of counts, ranks, descriptions of groups, adjusted p-values.

# ---- rates -----------------------------------------------------------------------------------------------------------

poisson_limits <- function(x, level) {
  alpha <- 1 - level
  z <- z_of(level)
  mid <- function(mu, upper) if (upper) ppois(x, mu) - 0.5 * dpois(x, mu) else ppois(x - 1, mu, lower.tail = FALSE) - 0.5 * dpois(x, mu)
  solve_mid <- function(upper) {
    f <- function(mu) log(mid(mu, upper)) - log(alpha / 2)
    exp(uniroot(function(l) f(exp(l)), log(c(max(x - 12 * sqrt(x + 1), x * 1e-6 + 1e-9), x + 12 * sqrt(x + 1) + 12)), tol = 1e-15, maxiter = 10000)$root)
  }
  byar_low <- if (x == 0) 0 else x * max(0, 1 - 1 / (9 * x) - z / (3 * sqrt(x)))^3
  garwood <- c(if (x == 0) 0 else qgamma(alpha / 2, x), qgamma(1 - alpha / 2, x + 1))
  agree("Garwood limits", garwood, poisson.test(x, conf.level = level)$conf.int, 1e-9)
  list(exact = garwood, midP = c(if (x == 0) 0 else solve_mid(FALSE), solve_mid(TRUE)),
    byar = c(byar_low, (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * sqrt(x + 1)))^3))
}

rate_of <- function(events, person_time, level, per) {
  limit <- poisson_limits(events, level)
  scale <- per / person_time
  list(events = events, personTime = person_time, rate = events * scale, exactLower = limit$exact[1] * scale, exactUpper = limit$exact[2] * scale,
    midPLower = limit$midP[1] * scale, midPUpper = limit$midP[2] * scale, byarLower = limit$byar[1] * scale, byarUpper = limit$byar[2] * scale)
}

rate_ratio <- function(x1, t1, x2, t2, level) {
  alpha <- 1 - level
  z <- z_of(level)
  n <- x1 + x2
  odds <- function(p) p / (1 - p) * t1 / t2
  wald <- c(NA_real_, NA_real_, NA_real_)
  estimate <- (x2 / t2) / (x1 / t1)
  if (x1 > 0 && x2 > 0) {
    se <- sqrt(1 / x1 + 1 / x2)
    wald <- c(exp(log(estimate) + c(-z, z) * se), two_sided(log(estimate) / se))
  }
  list(note = "group 2 / group 1; exact conditional (binomial) p is R's two-sided sum of point probabilities <= observed", estimate = estimate,
    exactLower = if (x2 == 0) 0 else odds(qbeta(alpha / 2, x2, x1 + 1)), exactUpper = if (x1 == 0) Inf else odds(qbeta(1 - alpha / 2, x2 + 1, x1)),
    exactP = if (n == 0) 1 else binom.test(x2, n, t2 / (t1 + t2))$p.value, waldLower = wald[1], waldUpper = wald[2], waldP = wald[3])
}

rate <- function(data, spec) {
  rows <- used_rows(data, spec)
  level <- level_of(spec)
  per <- if (is.null(spec$per)) 1 else spec$per
  divisor <- if (is.null(spec$timeDivisor)) 1 else spec$timeDivisor
  event <- rows$data[[spec$status]] %in% unclass(spec$event)
  length <- as.numeric(rows$data[[spec$time]]) - (if (is.null(spec$entry)) 0 else as.numeric(rows$data[[spec$entry]]))
  groups <- grouping(rows$data, spec$group)
  each <- lapply(seq_len(groups$k), function(g) {
    mine <- groups$index == g
    c(list(group = groups$labels[[g]]), rate_of(sum(event[mine]), sum(length[mine]) / divisor, level, per))
  })
  result <- list(nUsed = rows$used, nDropped = rows$dropped, confLevel = level, timeDivisor = divisor, per = per,
    overall = rate_of(sum(event), sum(length) / divisor, level, per), groups = each)
  if (groups$k == 2) result$rateRatio <- rate_ratio(each[[1]]$events, each[[1]]$personTime, each[[2]]$events, each[[2]]$personTime, level)
  result
}

rate_grid <- function(data, spec) {
  data <- used_rows(data, spec)$data
  list(rows = lapply(seq_len(nrow(data)), function(i) rate_of(data$events[i], data$personTime[i], data$confLevel[i], 1)))
}

rate_ratio_grid <- function(data, spec) {
  data <- used_rows(data, spec)$data
  list(rows = lapply(seq_len(nrow(data)), function(i) rate_ratio(data$x1[i], data$t1[i], data$x2[i], data$t2[i], data$confLevel[i])))
}

# ---- proportions -----------------------------------------------------------------------------------------------------

wilson <- function(x, n, z) {
  centre <- (x + z^2 / 2) / (n + z^2)
  half <- z * sqrt(x / n * (1 - x / n) / n + z^2 / (4 * n^2)) / (1 + z^2 / n)
  c(max(0, centre - half), min(1, centre + half))
}

# Wilson limits with the continuity correction of half an observation. prop.test() shrinks the correction near x = n / 2.
wilson_corrected <- function(x, n, z) {
  limit <- function(sign) {
    p <- x / n + sign * 0.5 / n
    if (p <= 0) return(0)
    if (p >= 1) return(1)
    (p + z^2 / (2 * n) + sign * z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))) / (1 + z^2 / n)
  }
  c(max(0, limit(-1)), min(1, limit(1)))
}

proportion_of <- function(x, n, level) {
  alpha <- 1 - level
  z <- z_of(level)
  p <- x / n
  clopper <- c(if (x == 0) 0 else qbeta(alpha / 2, x, n - x + 1), if (x == n) 1 else qbeta(1 - alpha / 2, x + 1, n - x))
  exact <- binom.test(x, n, conf.level = level)
  agree("Clopper-Pearson limits", clopper, exact$conf.int)
  agree("Wilson limits", wilson(x, n, z), suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int)
  if (abs(x - n / 2) >= 0.5) agree("corrected Wilson limits", wilson_corrected(x, n, z), suppressWarnings(prop.test(x, n, conf.level = level))$conf.int)
  total <- n + z^2
  centre <- (x + z^2 / 2) / total
  list(x = x, n = n, estimate = p, clopperPearson = I(clopper), wilson = I(wilson(x, n, z)),
    wilsonCC = I(wilson_corrected(x, n, z)),
    agrestiCoull = I(centre + c(-z, z) * sqrt(centre * (1 - centre) / total)),
    jeffreys = I(c(if (x == 0) 0 else qbeta(alpha / 2, x + 0.5, n - x + 0.5), if (x == n) 1 else qbeta(1 - alpha / 2, x + 0.5, n - x + 0.5))),
    wald = I(p + c(-z, z) * sqrt(p * (1 - p) / n)), binomTestP05 = exact$p.value)
}

proportion <- function(data, spec) {
  rows <- used_rows(data, spec)
  level <- level_of(spec)
  event <- rows$data[[spec$status]] %in% unclass(spec$event)
  groups <- grouping(rows$data, spec$group)
  list(nUsed = rows$used, nDropped = rows$dropped, confLevel = level, overall = proportion_of(sum(event), rows$used, level),
    groups = lapply(seq_len(groups$k), function(g) {
      mine <- groups$index == g
      c(list(group = groups$labels[[g]]), proportion_of(sum(event[mine]), sum(mine), level))
    }))
}

prop_grid <- function(data, spec) {
  data <- used_rows(data, spec)$data
  list(rows = lapply(seq_len(nrow(data)), function(i) proportion_of(data$x[i], data$n[i], data$confLevel[i])))
}

# ---- tables of counts ------------------------------------------------------------------------------------------------

# Distribution of the first cell given the margins with odds ratio `odds`.
cell_probabilities <- function(support, m, n, k, log_odds) {
  weight <- dhyper(support, m, n, k, log = TRUE) + log_odds * support
  weight <- exp(weight - max(weight))
  weight / sum(weight)
}

# Conditional maximum likelihood and exact limits, solved on the log odds ratio to full precision (fisher.test stops near 1e-4).
exact_odds_ratio <- function(a, m, n, k, level) {
  support <- max(0, k - n):min(k, m)
  low <- min(support)
  high <- max(support)
  mean_at <- function(l) sum(support * cell_probabilities(support, m, n, k, l))
  tail_at <- function(l, upper) max(.Machine$double.xmin, sum(cell_probabilities(support, m, n, k, l)[if (upper) support >= a else support <= a]))
  solve_for <- function(f) exp(uniroot(f, c(-60, 60), tol = 1e-15, maxiter = 10000)$root)
  alpha <- (1 - level) / 2
  c(estimate = if (a == low) 0 else if (a == high) Inf else solve_for(function(l) mean_at(l) - a),
    lower = if (a == low) 0 else solve_for(function(l) log(tail_at(l, TRUE)) - log(alpha)),
    upper = if (a == high) Inf else solve_for(function(l) log(alpha) - log(tail_at(l, FALSE))))
}

two_by_two <- function(t, level = 0.95) {
  a <- t[1, 1]; b <- t[1, 2]; c <- t[2, 1]; d <- t[2, 2]
  z <- z_of(level)
  m <- a + c; n <- b + d; k <- a + b
  support <- max(0, k - n):min(k, m)
  p <- dhyper(support, m, n, k)
  observed <- dhyper(a, m, n, k)
  equal <- abs(p - observed) <= observed * 1e-7
  fisher <- fisher.test(t)
  two_sided_p <- min(1, sum(p[p <= observed * (1 + 1e-7)]))
  agree("Fisher p", two_sided_p, fisher$p.value)
  odds <- exact_odds_ratio(a, m, n, k, level)
  if (all(is.finite(odds)) && odds[["estimate"]] > 0 && max(odds) < 1000) {
    agree("conditional odds ratio", odds[["estimate"]], fisher$estimate, 0.05)
    agree("its limits", odds[c("lower", "upper")], fisher$conf.int, 0.05)
  }
  expected <- outer(rowSums(t), colSums(t)) / sum(t)
  chi <- suppressWarnings(chisq.test(t, correct = FALSE))
  yates <- suppressWarnings(chisq.test(t, correct = TRUE))
  p1 <- a / (a + b); p2 <- c / (c + d)
  w1 <- wilson(a, a + b, z); w2 <- wilson(c, c + d, z)
  rd <- p1 - p2
  on_log <- function(ratio, se) {
    if (is.nan(ratio) || is.infinite(ratio)) return(c(NA_real_, NA_real_, NA_real_))
    c(ratio, ratio * exp(-z * se), if (ratio == 0) NA_real_ else ratio * exp(z * se))
  }
  rr <- on_log(p1 / p2, sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)))
  or <- on_log(a * d / (b * c), sqrt(1 / a + 1 / b + 1 / c + 1 / d))
  h <- on_log((a + 0.5) * (d + 0.5) / ((b + 0.5) * (c + 0.5)), sqrt(sum(1 / (t + 0.5))))
  list(table = t, fisherP = two_sided_p, fisherLess = phyper(a, m, n, k), fisherGreater = phyper(a - 1, m, n, k, lower.tail = FALSE),
    fisherMidP = sum(p[p < observed & !equal]) + 0.5 * sum(p[equal]), oddsRatioConditionalMle = odds[["estimate"]], orExactLower = odds[["lower"]],
    orExactUpper = odds[["upper"]], chisq = chi$statistic[[1]], chisqP = chi$p.value, chisqYates = yates$statistic[[1]], chisqYatesP = yates$p.value,
    gStatistic = 2 * sum(ifelse(t > 0, t * log(t / expected), 0)), minExpected = min(expected), riskDifference = rd,
    rdWald = I(rd + c_limits(z * sqrt(p1 * (1 - p1) / (a + b) + p2 * (1 - p2) / (c + d)))),
    rdNewcombe = I(rd + c_pair(-sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2), sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2))),
    riskRatio = rr[1], rrLower = rr[2], rrUpper = rr[3], oddsRatio = or[1], orWoolfLower = or[2], orWoolfUpper = or[3], orHaldane = h[1],
    orHaldaneLower = h[2], orHaldaneUpper = h[3])
}

c_pair <- function(low, high) base::c(low, high)
c_limits <- function(half) base::c(-half, half)

counts_of <- function(rows, columns) {
  table <- matrix(0, rows$k, columns$k)
  for (i in seq_along(rows$index)) table[rows$index[i], columns$index[i]] <- table[rows$index[i], columns$index[i]] + 1
  table
}

crosstab <- function(data, spec) {
  used <- used_rows(data, spec)
  rows <- grouping(used$data, spec$row)
  columns <- grouping(used$data, spec$col)
  t <- counts_of(rows, columns)
  n <- sum(t)
  chi <- suppressWarnings(chisq.test(t, correct = FALSE))
  small <- n <= 190 || (rows$k == 2 && columns$k == 2)
  result <- list(nUsed = used$used, nDropped = used$dropped, rows = rows$labels, cols = columns$labels, counts = t, expected = outer(rowSums(t), colSums(t)) / n,
    chisq = chi$statistic[[1]], df = (rows$k - 1) * (columns$k - 1), chisqP = chi$p.value,
    cramersV = sqrt(chi$statistic[[1]] / (n * (min(dim(t)) - 1))), fisherP = if (small) fisher.test(t, workspace = 2e8)$p.value else NULL)
  if (columns$k == 2 && rows$k > 2) {
    trend <- suppressWarnings(prop.trend.test(t[, 2], rowSums(t)))
    result$cochranArmitage <- list(scores = "1..k over rows, event = second column", chisq = trend$statistic[[1]], p = trend$p.value)
  }
  if (rows$k == 2 && columns$k == 2) result$twoByTwo <- two_by_two(t, level_of(spec))
  result
}

table_grid <- function(data, spec) {
  data <- used_rows(data, spec)$data
  list(layout = "a=[1,1], b=[1,2], c=[2,1], d=[2,2]; rows = groups, first column = event",
    rows = lapply(seq_len(nrow(data)), function(i) two_by_two(matrix(as.numeric(data[i, c("a", "b", "c", "d")]), 2, byrow = TRUE))))
}

# ---- ranks -----------------------------------------------------------------------------------------------------------

# Upper tail of Kolmogorov's limit distribution beyond 1: the series of ks.test(), stopped where it stops (a term below 1e-6), but
# summed as the tail itself; ks.test() subtracts from 1, which leaves nothing of a small p.
kolmogorov_tail <- function(x) {
  sum <- 0
  k <- 1
  repeat {
    term <- 2 * exp(-2 * k^2 * x^2)
    sum <- sum + (if (k %% 2 == 1) term else -term)
    if (term <= 1e-6) return(sum)
    k <- k + 1
  }
}

ranks <- function(data, spec) {
  rows <- used_rows(data, spec)
  groups <- grouping(rows$data, spec$group)
  value <- as.numeric(rows$data[[spec$value]])
  g <- factor(groups$index)
  n <- tabulate(groups$index, groups$k)
  kruskal <- kruskal.test(value, g)
  equal <- anova(lm(value ~ g))
  result <- list(nUsed = rows$used, nDropped = rows$dropped, groups = groups$labels, n = I(n))
  if (groups$k == 2) {
    x <- value[groups$index == 1]
    y <- value[groups$index == 2]
    ties <- anyDuplicated(value) > 0
    asymptotic <- wilcox.test(x, y, exact = FALSE, correct = TRUE)
    welch <- t.test(x, y)
    student <- t.test(x, y, var.equal = TRUE)
    ks <- suppressWarnings(ks.test(x, y, exact = FALSE))
    result$wilcoxon <- list(W = asymptotic$statistic[[1]], note = "W = rank sum of group 1 minus n1(n1+1)/2 = Mann-Whitney U of group 1", ties = ties,
      asymptoticP = asymptotic$p.value, asymptoticPNoContinuity = wilcox.test(x, y, exact = FALSE, correct = FALSE)$p.value,
      exactP = if (!ties && length(x) < 50 && length(y) < 50) wilcox.test(x, y, exact = TRUE)$p.value else NULL,
      auc = asymptotic$statistic[[1]] / (length(x) * length(y)), hodgesLehmann = median(outer(x, y, "-")))
    result$welch <- list(t = welch$statistic[[1]], df = welch$parameter[[1]], p = welch$p.value, difference = mean(x) - mean(y), lower = welch$conf.int[1],
      upper = welch$conf.int[2])
    result$student <- list(t = student$statistic[[1]], df = student$parameter[[1]], p = student$p.value)
    root <- ks$statistic[[1]] * sqrt(length(x) * length(y) / (length(x) + length(y)))
    ks_p <- if (root >= 1) kolmogorov_tail(root) else ks$p.value
    agree("Kolmogorov-Smirnov p", ks_p, ks$p.value, 1e-9, 1e-14)
    result$ks <- list(d = ks$statistic[[1]], asymptoticP = ks_p)
  }
  result$kruskal <- list(chisq = kruskal$statistic[[1]], df = kruskal$parameter[[1]], p = kruskal$p.value)
  result$anova <- list(F = equal$F[1], df1 = equal$Df[1], df2 = equal$Df[2], p = equal$`Pr(>F)`[1])
  if (all(n > 1)) {
    free <- oneway.test(value ~ g)
    result$welchAnova <- list(F = free$statistic[[1]], df1 = free$parameter[[1]], df2 = free$parameter[[2]], p = free$p.value)
  }
  result
}

# ---- description of groups -------------------------------------------------------------------------------------------

describe_numeric <- function(x) {
  missing <- sum(is.na(x))
  x <- as.numeric(x[!is.na(x)])
  quartiles <- function(type) I(as.vector(quantile(x, c(0.25, 0.5, 0.75), type = type)))
  list(n = length(x), missing = missing, mean = mean(x), sd = sd(x), min = min(x), max = max(x), quartilesType7 = quartiles(7), quartilesType6 = quartiles(6))
}

# Yang and Dalton (2012): Mahalanobis distance of the proportions of all levels but the first.
smd_categorical <- function(p, q) {
  use <- (p + q > 0)
  p <- p[use][-1]
  q <- q[use][-1]
  if (length(p) == 0) return(0)
  covariance <- function(x) diag(x, length(x)) - outer(x, x)
  s <- (covariance(p) + covariance(q)) / 2
  if (qr(s)$rank < length(p)) return(NA_real_)
  sqrt(sum((p - q) * solve(s, p - q)))
}

table1 <- function(data, spec) {
  rows <- used_rows(data, spec)
  groups <- grouping(rows$data, spec$group)
  pairs <- utils::combn(groups$k, 2)
  distances <- function(of_pair) lapply(seq_len(ncol(pairs)), function(j) {
    list(i = pairs[1, j], j = pairs[2, j], smd = of_pair(pairs[1, j], pairs[2, j]))
  })
  variables <- lapply(spec$variables, function(variable) {
    x <- rows$data[[variable$col]]
    if (variable$kind == "numeric") {
      each <- lapply(seq_len(groups$k), function(g) describe_numeric(x[groups$index == g]))
      list(col = variable$col, kind = "numeric", overall = describe_numeric(x), groups = each, smd = distances(function(i, j) {
        abs(each[[i]]$mean - each[[j]]$mean) / sqrt((each[[i]]$sd^2 + each[[j]]$sd^2) / 2)
      }))
    } else {
      levels <- sorted_values(x[!is.na(x)])
      count <- function(x) vapply(levels, function(level) sum(x == level, na.rm = TRUE), 0)
      each <- lapply(seq_len(groups$k), function(g) {
        mine <- x[groups$index == g]
        list(counts = I(count(mine)), proportions = I(count(mine) / sum(!is.na(mine))), missing = sum(is.na(mine)))
      })
      list(col = variable$col, kind = "categorical", levels = I(levels), overall = list(counts = I(count(x)), missing = sum(is.na(x))), groups = each,
        smd = distances(function(i, j) smd_categorical(unclass(each[[i]]$proportions), unclass(each[[j]]$proportions))))
    }
  })
  list(nUsed = rows$used, groups = groups$labels, n = I(tabulate(groups$index, groups$k)), variables = variables)
}

p_adjust <- function(data, spec) {
  p <- data[[spec$p]]
  methods <- c("bonferroni", "holm", "hochberg", "hommel", "BH", "BY")
  list(methods = lapply(stats::setNames(methods, methods), function(method) I(p.adjust(p, method))))
}
