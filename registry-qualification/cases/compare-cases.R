#!/usr/bin/env Rscript
# Compares two folders of cases number by number: Rscript compare-cases.R COMMITTED MADE
#
# Data must be equal byte for byte. Expected results must have the same text around the same numbers; numbers may differ by 1e-9 of their
# size or by 1e-15, which is what another linear algebra library (BLAS, LAPACK) does to their last digits. Prints a line per case and exits 1
# if a case differs or is missing. Needs nothing but R.

arguments <- commandArgs(TRUE)
if (length(arguments) != 2 || !all(dir.exists(arguments))) {
  cat("usage: Rscript compare-cases.R COMMITTED MADE (two folders of cases)\n", file = stderr())
  quit(status = 2)
}

# Text of a file without its numbers, and its numbers. Versions are texts in quotes, so that they stay text; what only informs is taken out.
parts <- function(path) {
  text <- paste(readLines(path, encoding = "UTF-8", warn = FALSE), collapse = "\n")
  text <- gsub("\"(iterationsRDefault|maxRelDiffRDefault|maxRelDiffRDefaultVsMle)\":[^,}]*", "\"\\1\":0", text)
  pattern <- "(?<=[\\[:,])-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?(?=[],}])"
  found <- gregexpr(pattern, text, perl = TRUE)
  list(text = regmatches(text, found, invert = TRUE)[[1]], numbers = as.numeric(regmatches(text, found)[[1]]))
}

bytes <- function(path) readBin(path, "raw", file.size(path))

compare <- function(name) {
  committed <- file.path(arguments[1], name)
  made <- file.path(arguments[2], name)
  if (!file.exists(file.path(made, "expected.json"))) return("is missing")
  if (!identical(bytes(file.path(committed, "data.csv")), bytes(file.path(made, "data.csv")))) return("has other data")
  files <- file.path(c(committed, made), "expected.json")
  if (identical(bytes(files[1]), bytes(files[2]))) return("equal byte for byte")
  a <- parts(files[1])
  b <- parts(files[2])
  if (!identical(a$text, b$text)) return("has other results: texts, fields or undefined numbers differ")
  difference <- abs(a$numbers - b$numbers)
  larger <- pmax(abs(a$numbers), abs(b$numbers))
  outside <- difference > pmax(1e-15, 1e-9 * larger)
  share <- ifelse(larger > 1e-6, difference / larger, 0)
  if (any(outside)) return(sprintf("has %d other numbers, by %.1e at most, %.1e of their size", sum(outside), max(difference[outside]), max(share)))
  sprintf("agrees: %d of %d numbers differ in their last digits, by %.1e of their size at most",
    sum(difference > 0), length(difference), max(share))
}

cases <- basename(dirname(Sys.glob(file.path(arguments[1], "*", "expected.json"))))
if (!length(cases)) {
  cat(arguments[1], "holds no case\n", file = stderr())
  quit(status = 2)
}
results <- vapply(cases, compare, "")
cat(sprintf("%-28s %s\n", cases, results), sep = "")
differ <- !grepl("^(equal|agrees)", results)
cat(sprintf("%d cases: %d equal byte for byte, %d agree, %d differ\n", length(cases), sum(grepl("^equal", results)), sum(grepl("^agrees", results)),
  sum(differ)))
quit(status = as.integer(any(differ)))
