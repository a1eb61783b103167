# Evidence for F09: hazard ratios, limits and tests of proportional hazards that HazardModelTest and TransplantHazardsTest expect.
# Run in this folder: Rscript hazards.R. Writes hazards.csv (made-up patients) and hazard-ratios.csv.
# Firth's estimates are found by optimising coxph's log-likelihood plus half the log determinant of its information: no package beyond survival.
suppressMessages(library(survival))
control <- coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 100)
digits <- function(x) trimws(formatC(x, digits = 15, format = "g"))

set.seed(20)
n <- 320
donors <- c("MSD", "MUD", "HAPLO", "MMUD")
d <- data.frame(
  id = seq_len(n), day = sample(90:1100, n, TRUE), donor = sample(donors, n, TRUE, c(4, 2, 3, 2)),
  source = sample(c("BM", "PB", "CB"), n, TRUE, c(5, 3, 2)), year = sample(1995:2022, n, TRUE),
  gene = sample(c("TCIRG1", "CLCN7", "NONE"), n, TRUE, c(5, 2, 2)))
risk <- 0.5 * (d$day >= 730) + 0.7 * (d$donor == "HAPLO") + 0.9 * (d$donor == "MMUD") - 0.4 * (d$year >= 2010) +
  0.5 * (d$gene == "CLCN7")
time <- ceiling(rexp(n, exp(risk) / 2500))
end <- sample(200:3000, n, TRUE)
d$entry <- ifelse(runif(n) < 0.2, pmin(sample(5:300, n, TRUE), pmin(time, end) - 1), 0)
d$exit <- pmin(time, end)
d$died <- as.integer(time <= end)
d <- d[d$exit > d$entry, ]
d$id <- seq_len(nrow(d))
comment <- c("# Made-up patients, by hazards.R.", paste(names(d), collapse = ","))
writeLines(c(comment, do.call(paste, c(d, sep = ","))), "hazards.csv")

d$age <- cut(d$day, c(-1, 364, 729, Inf), c("age_under_1", "age_1", "age_from_2"))
d$era <- cut(d$year, c(0, 1999, 2009, 2019, 3000), c("before_2000", "from_2000", "from_2010", "from_2020"))
d$donor <- factor(d$donor, donors, c("matched_family", "matched_unrelated", "mismatched_family", "mismatched_unrelated_or_cord"))
d$source <- factor(d$source, c("BM", "PB", "CB"), c("bm", "pb", "cb"))
d$genotype <- factor(d$gene, c("TCIRG1", "CLCN7", "NONE"), c("tcirg1", "clcn7", "unsolved"))

variables <- "^(age|donor|source|era|genotype|group)"
rows <- character()
add <- function(model, name, value, lower, upper) {
  rows <<- c(rows, paste(model, name, digits(value), digits(lower), digits(upper), sep = ","))
}
cox <- function(model, fit) {
  limits <- exp(confint(fit))
  for (i in seq_along(coef(fit))) {
    add(model, sub(variables, "", names(coef(fit))[i]), exp(coef(fit)[i]), limits[i, 1], limits[i, 2])
  }
  zph <- cox.zph(fit, transform = "km")$table
  for (name in rownames(zph)) {
    add(model, paste0("zph_", name), zph[name, "chisq"], zph[name, "df"], zph[name, "p"])
  }
}
cox("all", coxph(Surv(entry, exit, died) ~ age + donor + source + era + genotype, d, control = control))
cat("deaths", sum(d$died), "of", nrow(d), "\n"); print(sapply(d[c("age", "donor", "source", "era", "genotype")], table))

fixture <- read.csv("transplants.csv", comment.char = "#")
fixture$group <- factor(fixture$group, c("MSD", "ALT"))
cox("fixture", coxph(Surv(time, os_status) ~ group, fixture, control = control))
late <- fixture[fixture$entry < fixture$time, ]
cox("fixture_late", coxph(Surv(entry, time, os_status) ~ group, late, control = control))

firth <- function(model, y, x) {
  penalised <- function(b) {
    fit <- coxph(y ~ x, init = b, control = coxph.control(iter.max = 0))
    fit$loglik[2] - 0.5 * determinant(fit$var)$modulus
  }
  best <- function(start, fixed = integer(), at = numeric()) {
    free <- setdiff(seq_len(ncol(x)), fixed)
    full <- function(b) { r <- start; r[free] <- b; r[fixed] <- at; r }
    if (length(free) == 0) return(list(par = full(numeric()), value = penalised(at)))
    o <- optim(start[free], function(b) -penalised(full(b)), method = "BFGS", control = list(reltol = 1e-15, maxit = 1000))
    list(par = full(o$par), value = -o$value)
  }
  top <- best(rep(0, ncol(x)))
  top <- best(top$par)
  for (j in seq_len(ncol(x))) {
    drop <- function(b) best(top$par, j, b)$value - top$value + qchisq(0.95, 1) / 2
    lower <- uniroot(drop, c(top$par[j] - 8, top$par[j]), tol = 1e-9)$root
    upper <- uniroot(drop, c(top$par[j], top$par[j] + 8), tol = 1e-9)$root
    add(model, sub(variables, "", colnames(x)[j]), exp(top$par[j]), exp(lower), exp(upper))
  }
}
few <- d[1:60, ]
x <- model.matrix(~ age + donor, few)[, -1]
cat("few: deaths", sum(few$died), "\n")
options(warn = -1)
firth("few", Surv(few$entry, few$exit, few$died), x)
# Nobody of the first group dies.
few$died[few$donor == "matched_family"] <- 0L
own <- cbind(other = as.numeric(few$donor != "matched_family"))
cat("separated: deaths", sum(few$died), "\n")
firth("separated", Surv(few$entry, few$exit, few$died), own)

head <- c(
  "# Expected values of F09. Coefficients: hazard ratio and 95 % limits; zph: chi-square, degrees of freedom, p.",
  paste0("# Source: hazards.R, ", R.version.string, ", survival ", packageVersion("survival"), "; Efron's ties."),
  "model,name,value,lower,upper")
writeLines(c(head, rows), "hazard-ratios.csv")
