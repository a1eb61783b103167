# From a data table and a spec to the rows an analysis uses.

undefined <- NA_real_

matching <- function(values, op, value) {
  hit <- switch(op, "==" = values == value, "!=" = values != value, "<" = values < value, "<=" = values <= value,
    ">" = values > value, ">=" = values >= value, "notNull" = !is.na(values), stop("unknown operator ", op))
  !is.na(hit) & hit
}

# Apply `where`, then keep the complete cases over all columns the spec names. exposureTime may be missing (never exposed).
used_rows <- function(data, spec) {
  for (one in spec$where) data <- data[matching(data[[one$col]], one$op, one$value), , drop = FALSE]
  columns <- c(spec$time, spec$entry, spec$status, unclass(spec$group), unclass(spec$strata), spec$id, spec$cluster, spec$weights,
    vapply(spec$covariates, function(term) term$col, ""), spec$value, unclass(spec$row), unclass(spec$col), spec$from)
  complete <- if (length(columns)) stats::complete.cases(data[columns]) else rep(TRUE, nrow(data))
  list(data = data[complete, , drop = FALSE], used = sum(complete), dropped = sum(!complete))
}

level_of <- function(spec) if (is.null(spec$confLevel)) 0.95 else spec$confLevel
z_of <- function(level) qnorm(1 - (1 - level) / 2)

# Sorted values: numbers ascending, text by code point (method radix is the C locale).
sorted_values <- function(x) sort(unique(as.vector(x)), method = "radix")

# Occurring combinations of the columns, first column slowest: labels (list of named lists) and the index of every row.
grouping <- function(data, columns) {
  columns <- unclass(columns)
  if (is.null(columns)) return(list(labels = list(NULL), index = rep(1L, nrow(data)), k = 1L))
  code <- rep(0, nrow(data))
  for (column in columns) {
    values <- sorted_values(data[[column]])
    code <- code * (length(values) + 1) + match(data[[column]], values)
  }
  codes <- sort(unique(code))
  first <- match(codes, code)
  labels <- lapply(first, function(row) {
    stats::setNames(lapply(columns, function(column) {
      value <- data[[column]][row]
      if (is.factor(value)) as.character(value) else value
    }), columns)
  })
  list(labels = labels, index = match(code, codes), k = length(codes))
}

# Follow-up of the used rows; times that differ only by rounding are made equal over all groups at once (survival::aeqSurv).
follow_up <- function(data, spec, timefix = TRUE) {
  event <- data[[spec$status]] %in% unclass(spec$event)
  if (isTRUE(spec$reverse)) event <- !event
  status <- as.numeric(event)
  time <- as.numeric(data[[spec$time]])
  entry <- if (is.null(spec$entry)) NULL else as.numeric(data[[spec$entry]])
  surv <- if (is.null(entry)) Surv(time, status) else Surv(entry, time, status)
  if (timefix) surv <- aeqSurv(surv)
  matrix <- unclass(surv)
  list(surv = surv, entry = if (is.null(entry)) rep(-Inf, length(time)) else matrix[, 1], time = matrix[, ncol(matrix) - 1], status = status,
    delayed = !is.null(entry))
}

# Numbers under observation just before t: entry < t <= time.
at_risk <- function(entry, time, t, weights = rep(1, length(time))) {
  vapply(t, function(u) sum(weights[entry < u & time >= u]), 0)
}

two_sided <- function(z) 2 * pnorm(-abs(z))
upper_chisq <- function(chisq, df) pchisq(chisq, df, lower.tail = FALSE)

# A step function's value at t: `before` left of the first time.
step_at <- function(times, values, t, before) c(before, values)[findInterval(t, times) + 1]

# Every number of `a` agrees with `b`; two ways to one number are compared wherever R offers two.
agree <- function(what, a, b, rel = 1e-9, abs = 1e-11) {
  a <- as.numeric(a)
  b <- as.numeric(b)
  ok <- length(a) == length(b) && all((!is.finite(a) & !is.finite(b)) | base::abs(a - b) <= pmax(abs, rel * pmax(base::abs(a), base::abs(b))))
  if (!isTRUE(ok)) stop(what, " disagree: ", paste(utils::head(shortest(a)), collapse = " "), " and ", paste(utils::head(shortest(b)), collapse = " "))
}

# Covariates of a model: a data frame of predictors x1, x2, ... (categorical ones as factors), the design matrix and the names of its terms.
covariates <- function(data, terms) {
  frame <- data.frame(row.names = seq_len(nrow(data)))
  names <- character()
  design <- NULL
  for (i in seq_along(terms)) {
    term <- terms[[i]]
    values <- data[[term$col]]
    if (is.null(term$levels)) {
      frame[[paste0("x", i)]] <- as.numeric(values)
      design <- cbind(design, as.numeric(values))
      names <- c(names, term$col)
    } else {
      levels <- as.character(unclass(term$levels))
      factor <- factor(as.character(values), levels = levels)
      if (anyNA(factor)) stop(term$col, " has a value outside its levels")
      frame[[paste0("x", i)]] <- factor
      design <- cbind(design, outer(as.character(factor), levels[-1], "==") + 0)
      names <- c(names, paste0(term$col, "=", levels[-1]))
    }
  }
  list(frame = frame, design = design, names = names, columns = vapply(terms, function(term) term$col, ""), terms = terms)
}

# The rows of covariates a profile stands for.
profile_frame <- function(profile, terms) {
  row <- as.data.frame(lapply(terms, function(term) profile[[term$col]]), col.names = vapply(terms, function(term) term$col, ""),
    stringsAsFactors = FALSE, check.names = FALSE)
  names(row) <- vapply(terms, function(term) term$col, "")
  covariates(row, terms)
}
