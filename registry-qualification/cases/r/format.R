# How a case is written: data.csv and expected.json, every double in the shortest form that gives the same double back.

# Text of numbers: 15 significant digits where they suffice, else 16, else 17.
shortest <- function(x) {
  text <- sprintf("%.15g", x)
  for (digits in c(16, 17)) {
    lossy <- which(is.finite(x))
    lossy <- lossy[as.numeric(text[lossy]) != x[lossy]]
    text[lossy] <- sprintf(paste0("%.", digits, "g"), x[lossy])
  }
  text
}

json_text <- function(x) {
  x <- enc2utf8(x)
  x <- gsub("\\", "\\\\", x, fixed = TRUE)
  x <- gsub("\"", "\\\"", x, fixed = TRUE)
  paste0("\"", x, "\"")
}

# Elements of an atomic vector. NA (not defined) is null; NaN and the infinities are R's own answers and stay recognisable.
json_atoms <- function(x) {
  if (is.factor(x)) x <- as.character(x)
  if (is.character(x)) return(ifelse(is.na(x), "null", json_text(x)))
  if (is.logical(x)) return(ifelse(is.na(x), "null", ifelse(x, "true", "false")))
  x <- as.numeric(x)
  out <- shortest(x)
  out[is.nan(x)] <- "\"NaN\""
  out[is.na(x) & !is.nan(x)] <- "null"
  out[!is.na(x) & x == Inf] <- "\"Inf\""
  out[!is.na(x) & x == -Inf] <- "\"-Inf\""
  out
}

# A named list is an object, an unnamed list or a matrix (by rows) an array; a vector of length 1 is a scalar unless wrapped in I().
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.matrix(x)) {
    rows <- apply(x, 1, function(row) paste0("[", paste(json_atoms(row), collapse = ","), "]"))
    return(paste0("[", paste(rows, collapse = ","), "]"))
  }
  if (is.list(x)) {
    parts <- vapply(x, json, "")
    if (!length(x)) return(if (is.null(names(x))) "[]" else "{}")
    if (!is.null(names(x))) return(paste0("{", paste0(json_text(names(x)), ":", parts, collapse = ","), "}"))
    return(paste0("[", paste(parts, collapse = ","), "]"))
  }
  if (length(x) == 1 && !inherits(x, "AsIs")) return(json_atoms(x))
  paste0("[", paste(json_atoms(unclass(x)), collapse = ","), "]")
}

csv_cells <- function(x) {
  if (is.factor(x)) x <- as.character(x)
  text <- if (is.character(x)) x else shortest(as.numeric(x))
  quoted <- grepl("[\",\n]", text)
  text[quoted] <- paste0("\"", gsub("\"", "\"\"", text[quoted]), "\"")
  text[is.na(x)] <- ""
  text
}

column_type <- function(x) {
  if (is.character(x) || is.factor(x)) return("string")
  if (all(is.na(x) | x == round(x))) "integer" else "double"
}

write_lines <- function(lines, path) {
  connection <- file(path, open = "wb")
  on.exit(close(connection))
  writeLines(enc2utf8(lines), connection, sep = "\n", useBytes = TRUE)
}

# One analysis of a case: what to compute (spec) by which type.
analysis <- function(id, type, ...) list(id = id, type = type, spec = list(...))

# Compute every analysis of a case and write its folder.
write_case <- function(name, title, source, licence, data, analyses, notes = NULL) {
  if (length(chosen) && !(name %in% chosen)) return(invisible(NULL))
  started <- proc.time()[["elapsed"]]
  folder <- file.path(out, name)
  dir.create(folder, recursive = TRUE, showWarnings = FALSE)
  names(data) <- gsub(" ", "_", names(data))
  cells <- vapply(data, csv_cells, character(nrow(data)))
  if (nrow(data) == 1) cells <- matrix(cells, nrow = 1)
  write_lines(c(paste(names(data), collapse = ","), apply(cells, 1, paste, collapse = ",")), file.path(folder, "data.csv"))
  columns <- lapply(names(data), function(column) {
    list(name = column, type = column_type(data[[column]]), missing = sum(is.na(data[[column]])))
  })
  done <- lapply(analyses, function(one) {
    expected <- tryCatch(compute(one$type, data, one$spec),
      error = function(e) stop(name, "/", one$id, ": ", conditionMessage(e), call. = FALSE))
    list(id = one$id, type = one$type, spec = if (length(one$spec)) one$spec else structure(list(), names = character()), expected = expected)
  })
  head <- list(case = name, schemaVersion = 1, title = title, source = source, licence = licence, notes = notes,
    generator = list(R = as.character(getRversion()), survival = as.character(packageVersion("survival")),
      cmprsk = as.character(packageVersion("cmprsk")), script = "make-cases.R"),
    data = list(file = "data.csv", rows = nrow(data), columns = columns))
  text <- c("{", paste0("\"", names(head), "\": ", vapply(head, json, ""), ","), "\"analyses\": [",
    paste0(vapply(done, json, ""), c(rep(",", length(done) - 1), "")), "]}")
  write_lines(text, file.path(folder, "expected.json"))
  cat(sprintf("%-28s %6d rows %3d analyses %6.1f s\n", name, nrow(data), length(done), proc.time()[["elapsed"]] - started))
  for (one in done) counted[[one$type]] <<- c(counted[[one$type]], name)
  invisible(NULL)
}
