#!/usr/bin/env Rscript
# Makes the qualification cases: Rscript make-cases.R OUT [CASE ...]
#
# Writes one folder per case (data.csv, expected.json) under OUT. Data are R's public data sets and synthetic data with fixed seeds.
# Needs R with survival, cmprsk and MASS. See README.md beside this script for the format.

needed <- c("survival", "cmprsk", "MASS")
lacking <- needed[!vapply(needed, requireNamespace, TRUE, quietly = TRUE)]
if (length(lacking)) {
  cat("make-cases.R needs the R packages ", toString(lacking), "; install them in R with install.packages(c(",
    paste0("\"", lacking, "\"", collapse = ", "), ")).\n", sep = "", file = stderr())
  quit(status = 2)
}
suppressPackageStartupMessages(library(survival))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
options(warn = 1, stringsAsFactors = FALSE)

script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
here <- if (length(script)) dirname(normalizePath(script)) else getwd()
for (part in c("format", "frame", "curves", "regression", "competing", "histories", "tables")) source(file.path(here, "r", paste0(part, ".R")))

# What computes which type of analysis.
types <- list(km = km, logrank = logrank, rmstDiff = rmst_diff, fixedTimeDiff = fixed_time_diff, pseudo = pseudo_values, cox = cox, firthCox = firth_cox,
  logistic = logistic, prediction = prediction, cif = cif, gray = gray, fineGray = fine_gray, multistate = multistate, mcf = mcf,
  mcfTerminal = mcf_terminal, mantelByar = mantel_byar, landmark = landmark, naiveImmortal = naive_immortal, rate = rate, rateGrid = rate_grid,
  rateRatioGrid = rate_ratio_grid, proportion = proportion, propGrid = prop_grid, crosstab = crosstab, table2x2Grid = table_grid, ranks = ranks,
  table1 = table1, padjust = p_adjust)

compute <- function(type, data, spec) types[[type]](data, spec)
counted <- list()
arguments <- commandArgs(TRUE)
if (!length(arguments)) {
  cat("usage: Rscript make-cases.R OUT [CASE ...]\n", file = stderr())
  quit(status = 2)
}
out <- arguments[1]
chosen <- arguments[-1]
if (!dir.exists(out) && !dir.create(out, recursive = TRUE, showWarnings = FALSE)) {
  cat("make-cases.R cannot make the folder ", out, "\n", sep = "", file = stderr())
  quit(status = 2)
}
cat(sprintf("R %s, survival %s, cmprsk %s, MASS %s, BLAS %s\n", getRversion(), packageVersion("survival"), packageVersion("cmprsk"),
  packageVersion("MASS"), basename(extSoftVersion()[["BLAS"]])))

for (part in c("cases_public", "cases_synthetic")) source(file.path(here, "r", paste0(part, ".R")), encoding = "UTF-8")
public_cases()
synthetic_cases()

unknown <- setdiff(chosen, unlist(counted))
if (length(unknown)) {
  cat("make-cases.R knows no case named ", toString(unknown), "\n", sep = "", file = stderr())
  quit(status = 2)
}

# Every type has at least two cases.
if (!length(chosen)) {
  covered <- vapply(names(types), function(type) length(unique(counted[[type]])), 0)
  cat(paste0(names(covered), " ", covered, collapse = ", "), "\n")
  if (any(covered < 2)) stop("fewer than two cases of ", toString(names(covered)[covered < 2]))
}
