# Cases from R's public data sets.

num <- function(...) lapply(c(...), function(col) list(col = col))
cat_ <- function(col, ...) list(list(col = col, levels = I(c(...))))
only <- function(col, op, value) list(col = col, op = op, value = value)
number <- function(col) list(col = col, kind = "numeric")
category <- function(col) list(col = col, kind = "categorical")
survival_licence <- "R package survival, LGPL (>= 2)"
mass_licence <- "R package MASS, GPL-2 or GPL-3"

# The usual analyses of one right-censored endpoint.
endpoint <- function(time, status, event, group, times, tau, per = 100, divisor = 365.25, prefix = "") {
  e <- list(time = time, status = status, event = I(event))
  with <- function(id, type, ...) list(id = paste0(prefix, id), type = type, spec = c(e, list(...)))
  list(with("km", "km", times = I(times), tau = I(tau)), with("km.reverse", "km", reverse = TRUE, times = I(times)),
    with("km.group", "km", group = I(group), times = I(times), tau = I(tau)),
    with("km.group.90", "km", group = I(group), confLevel = 0.9, times = I(times)),
    with("logrank", "logrank", group = I(group)), with("rate", "rate", group = I(group), per = per, timeDivisor = divisor))
}

public_cases <- function() {
  d <- lung
  e <- list(time = "time", status = "status", event = I(2))
  a <- function(id, type, ...) list(id = id, type = type, spec = c(e, list(...)))
  write_case("lung", "Advanced lung cancer, North Central Cancer Treatment Group", "R survival::lung (Loprinzi 1994)", survival_licence, d, c(
    endpoint("time", "status", 2, "sex", c(0, 100, 180, 365, 730, 1100), c(365, 700)), list(
    a("logrank.ecog", "logrank", group = I("ph.ecog"), trend = TRUE, pairwise = TRUE),
    a("logrank.sex.ecog", "logrank", group = I("sex"), strata = I("ph.ecog")),
    a("rmst", "rmstDiff", group = I("sex"), tau = I(c(365, 700))),
    a("fixed", "fixedTimeDiff", group = I("sex"), times = I(c(180, 365, 600))),
    a("cox", "cox", covariates = c(num("age"), cat_("sex", 1, 2), num("ph.ecog")), ties = I(c("efron", "breslow")), uno = TRUE, residuals = TRUE,
      times = I(c(100, 365, 1100)), profiles = list(list(age = 60, sex = 1, ph.ecog = 0), list(age = 70, sex = 2, ph.ecog = 2))),
    a("cox.strata", "cox", covariates = c(num("age"), cat_("sex", 1, 2)), strata = I("ph.ecog")),
    a("cox.cluster", "cox", covariates = c(num("age", "wt.loss"), cat_("sex", 1, 2)), cluster = "inst"),
    a("cox.exact", "cox", covariates = c(num("age"), cat_("sex", 1, 2)), ties = I("exact")),
    a("prediction", "prediction", covariates = c(num("age"), cat_("sex", 1, 2), num("ph.ecog")), times = I(c(180, 365, 600))),
    a("proportion", "proportion", group = I("sex")),
    analysis("ranks.sex", "ranks", value = "age", group = I("sex")), analysis("ranks.ecog", "ranks", value = "ph.karno", group = I("ph.ecog")),
    analysis("crosstab", "crosstab", row = I("ph.ecog"), col = I("sex")), analysis("crosstab.2x2", "crosstab", row = I("sex"), col = I("status")),
    analysis("table1", "table1", group = I("sex"), variables = list(number("age"), number("wt.loss"), number("meal.cal"), category("ph.ecog"))))))

  e <- list(time = "futime", status = "fustat", event = I(1))
  write_case("ovarian", "Ovarian cancer trial", "R survival::ovarian (Edmonson 1979)", survival_licence, ovarian, c(
    endpoint("futime", "fustat", 1, "rx", c(0, 200, 365, 600, 1000, 2000), c(365, 700)), list(
    a("cox", "cox", covariates = c(num("age"), cat_("resid.ds", 1, 2), cat_("rx", 1, 2)), ties = I(c("efron", "breslow", "exact")), uno = TRUE,
      residuals = TRUE, times = I(c(200, 600)), profiles = list(list(age = 50, resid.ds = 1, rx = 1))),
    a("firth", "firthCox", covariates = c(num("age"), cat_("rx", 1, 2))),
    a("rmst", "rmstDiff", group = I("rx"), tau = I(c(365, 700))), a("fixed", "fixedTimeDiff", group = I("rx"), times = I(c(365, 600))),
    a("pseudo", "pseudo", times = I(c(365, 600)), tau = I(600)),
    analysis("ranks", "ranks", value = "age", group = I("rx")), analysis("crosstab", "crosstab", row = I("rx"), col = I("fustat")),
    analysis("table1", "table1", group = I("rx"), variables = list(number("age"), category("ecog.ps"))))))

  e <- list(time = "time", status = "status", event = I(1))
  d <- veteran
  d$celltype <- as.character(d$celltype)
  write_case("veteran", "Veterans' Administration lung cancer trial", "R survival::veteran (Kalbfleisch and Prentice 1980)", survival_licence, d, c(
    endpoint("time", "status", 1, "celltype", c(30, 100, 200, 500), c(100, 300)), list(
    a("logrank.celltype", "logrank", group = I("celltype"), pairwise = TRUE, trend = TRUE), a("logrank.strat", "logrank", group = I("trt"), strata = I(c("celltype", "prior"))),
    a("km.two", "km", group = I(c("celltype", "trt")), times = I(c(30, 100))),
    a("cox", "cox", covariates = c(cat_("celltype", "squamous", "smallcell", "adeno", "large"), num("karno", "age"), cat_("trt", 1, 2)), uno = TRUE,
      times = I(c(30, 100, 500)), profiles = list(list(celltype = "adeno", karno = 60, age = 60, trt = 2))),
    a("prediction", "prediction", covariates = num("karno", "age"), times = I(c(60, 200))),
    analysis("ranks", "ranks", value = "karno", group = I("trt")), analysis("ranks.cell", "ranks", value = "karno", group = I("celltype")),
    analysis("table1", "table1", group = I("celltype"), variables = list(number("age"), number("karno"), category("prior"))))))

  d <- colon[c("id", "rx", "sex", "age", "obstruct", "nodes", "differ", "extent", "node4", "time", "status", "etype")]
  d$rx <- as.character(d$rx)
  death <- list(where = list(only("etype", "==", 2)))
  b <- function(id, type, ...) list(id = id, type = type, spec = c(death, e, list(...)))
  rx <- cat_("rx", "Obs", "Lev", "Lev+5FU")
  write_case("colon", "Adjuvant chemotherapy of colon cancer, recurrence and death", "R survival::colon (Moertel 1990)", survival_licence, d, list(
    b("km", "km", group = I("rx"), times = I(c(365, 1000, 2000, 3400)), tau = I(2000)),
    b("logrank", "logrank", group = I("rx"), trend = TRUE, pairwise = TRUE), b("logrank.strat", "logrank", group = I("rx"), strata = I(c("differ", "node4"))),
    a("wlw", "cox", covariates = c(rx, num("node4")), strata = I("etype"), cluster = "id"),
    b("cox", "cox", covariates = c(rx, num("age", "nodes"), cat_("differ", 1, 2, 3)), ties = I("efron")),
    list(id = "rmst", type = "rmstDiff", spec = c(list(where = list(only("etype", "==", 2), only("rx", "!=", "Lev"))), e, list(group = I("rx"), tau = I(c(1825, 2500))))),
    analysis("ranks", "ranks", where = death$where, value = "nodes", group = I("rx")), analysis("crosstab", "crosstab", where = death$where, row = I("rx"), col = I("differ")),
    analysis("crosstab.2x2", "crosstab", where = death$where, row = I("sex"), col = I("status")),
    analysis("table1", "table1", where = death$where, group = I("rx"), variables = list(number("age"), number("nodes"), category("differ"), category("extent")))))

  d <- kidney
  d$disease <- as.character(d$disease)
  write_case("kidney", "Recurrence of infection at the catheter of dialysis", "R survival::kidney (McGilchrist and Aisbett 1991)", survival_licence, d, list(
    a("km", "km", group = I("disease"), times = I(c(10, 50, 200))), a("logrank", "logrank", group = I("sex"), strata = I("disease")),
    a("cox", "cox", covariates = c(num("age"), cat_("sex", 1, 2), cat_("disease", "Other", "GN", "AN", "PKD")), cluster = "id", residuals = TRUE),
    a("cox.exact", "cox", covariates = num("age"), ties = I(c("efron", "breslow", "exact"))),
    a("firth", "firthCox", covariates = c(num("age"), cat_("sex", 1, 2))), a("pseudo", "pseudo", times = I(c(50, 200)), tau = I(300)),
    a("rate", "rate", group = I("disease"), per = 1000), analysis("crosstab", "crosstab", row = I("disease"), col = I("sex"))))

  d <- cgd[c("id", "center", "treat", "sex", "age", "inherit", "steroids", "hos.cat", "tstart", "tstop", "status", "enum")]
  for (column in names(d)) if (is.factor(d[[column]])) d[[column]] <- as.character(d[[column]])
  d$gap <- d$tstop - d$tstart
  d$number <- pmin(d$enum, 3)
  r <- list(id = "id", entry = "tstart", time = "tstop", status = "status", event = I(1))
  m <- function(id, type, ...) list(id = id, type = type, spec = c(r, list(...)))
  write_case("cgd", "Gamma interferon in chronic granulomatous disease, recurrent infections", "R survival::cgd (Fleming and Harrington 1991)", survival_licence, d, list(
    m("mcf", "mcf", times = I(c(0, 90, 180, 270, 365, 440))), m("mcf.treat", "mcf", group = I("treat"), times = I(c(90, 270)), confLevel = 0.9),
    m("ag", "cox", covariates = c(cat_("treat", "placebo", "rIFN-g"), num("age", "steroids")), cluster = "id"),
    m("pwp.total", "cox", covariates = cat_("treat", "placebo", "rIFN-g"), strata = I("number"), cluster = "id"),
    a("pwp.gap", "cox", covariates = cat_("treat", "placebo", "rIFN-g"), strata = I("number"), cluster = "id"),
    m("rate", "rate", group = I("treat"), timeDivisor = 365.25), m("rate.hospital", "rate", group = I("hos.cat"), per = 100, timeDivisor = 365.25),
    list(id = "first", type = "logrank", spec = list(where = list(only("enum", "==", 1)), time = "tstop", status = "status", event = I(1), group = I("treat"), strata = I("hos.cat"))))
    |> lapply(function(one) { if (one$id == "pwp.gap") one$spec$time <- "gap"; one }))

  d <- bladder2
  r <- list(id = "id", entry = "start", time = "stop", status = "event", event = I(1))
  write_case("bladder", "Recurrence of superficial bladder cancer", "R survival::bladder2 (Byar 1980, Wei, Lin and Weissfeld 1989)", survival_licence, d, list(
    m("mcf", "mcf", group = I("rx"), times = I(c(3, 12, 36, 60))), m("ag", "cox", covariates = num("rx", "size", "number"), cluster = "id"),
    m("pwp", "cox", covariates = num("rx", "size", "number"), strata = I("enum"), cluster = "id", ties = I("efron")),
    list(id = "km.entry", type = "km", spec = c(r[-1], list(group = I("enum"), times = I(c(10, 30))))),
    list(id = "logrank.entry", type = "logrank", spec = c(r[-1], list(group = I("rx"), strata = I("enum")))),
    m("rate", "rate", group = I("rx"), per = 100, timeDivisor = 12)))

  d <- heart
  d$transplant <- as.integer(as.character(d$transplant))
  e <- list(entry = "start", time = "stop", status = "event", event = I(1))
  write_case("heart", "Stanford heart transplants, (start, stop] rows", "R survival::heart (Crowley and Hu 1977)", survival_licence, d, list(
    a("km", "km", group = I("transplant"), times = I(c(10, 100, 500)), tau = I(500)), a("logrank", "logrank", group = I("transplant")),
    a("logrank.strat", "logrank", group = I("surgery"), strata = I("transplant")),
    a("cox", "cox", covariates = num("age", "year", "surgery", "transplant"), residuals = TRUE, times = I(c(30, 365)),
      profiles = list(list(age = 0, year = 3, surgery = 0, transplant = 1))),
    a("cox.robust", "cox", covariates = num("age", "transplant"), cluster = "id"), a("firth", "firthCox", covariates = num("age", "transplant")),
    a("rate", "rate", group = I("transplant"), per = 100, timeDivisor = 365.25)))

  d <- jasa[c("futime", "fustat", "wait.time", "transplant", "surgery", "age")]
  d$wait.time[d$transplant == 0] <- NA
  e <- list(time = "futime", status = "fustat", event = I(1), exposureTime = "wait.time")
  write_case("jasa", "Stanford heart transplants, one row per patient", "R survival::jasa (Crowley and Hu 1977)", survival_licence, d, list(
    a("mantelByar", "mantelByar", times = I(c(0, 30, 90, 365, 1000))), a("landmark", "landmark", landmark = I(c(30, 60, 90)), times = I(c(100, 365))),
    a("naive", "naiveImmortal")), notes = "a patient who dies on the day of acceptance and one who dies on the day of the transplant are kept")

  d <- mgus[c("id", "age", "sex", "dxyr", "pctime", "futime", "death", "alb", "creat", "hgb", "mspike")]
  d$sex <- as.character(d$sex)
  d$etime <- ifelse(is.na(d$pctime), d$futime, d$pctime)
  d$event <- ifelse(is.na(d$pctime), 2 * d$death, 1)
  d$era <- ifelse(d$dxyr < 68, "early", "late")
  c_ <- list(time = "etime", status = "event", censor = 0, causes = I(c(1, 2)))
  k <- function(id, type, ...) list(id = id, type = type, spec = c(c_, list(...)))
  g <- function(id, type, ...) list(id = id, type = type, spec = c(c_[c("time", "status", "causes")], list(...)))
  write_case("mgus", "Monoclonal gammopathy: plasma cell malignancy against death", "R survival::mgus (Kyle 1993)", survival_licence, d, list(
    k("cif", "cif", times = I(c(0, 1000, 5000, 10000, 15000))), k("cif.sex", "cif", group = I("sex"), times = I(c(1000, 5000, 20000)), confLevel = 0.9),
    g("gray", "gray", group = I("sex")), g("gray.strat", "gray", group = I("sex"), strata = I("era")),
    g("fineGray", "fineGray", covariates = c(num("age"), cat_("sex", "female", "male"), num("mspike")), times = I(c(5000, 10000)), viaFinegray = TRUE,
      profiles = list(list(age = 60, sex = "female", mspike = 1.5))),
    list(id = "cs.1", type = "cox", spec = list(time = "etime", status = "event", event = I(1), covariates = c(num("age", "mspike"), cat_("sex", "female", "male")))),
    list(id = "km.any", type = "km", spec = list(time = "etime", status = "event", event = I(c(1, 2)), group = I("sex"), times = I(c(1000, 10000)))),
    analysis("table1", "table1", group = I("event"), variables = list(number("age"), number("creat"), number("alb"), category("era")))))

  d <- MASS::Melanoma
  d$event <- ifelse(d$status == 1, 1, ifelse(d$status == 3, 2, 0))
  c_ <- list(time = "time", status = "event", censor = 0, causes = I(c(1, 2)))
  write_case("melanoma", "Malignant melanoma: death of it against other death", "R MASS::Melanoma (Andersen 1993)", mass_licence, d, list(
    k("cif", "cif", group = I("ulcer"), times = I(c(365, 1000, 3000, 6000))), g("gray", "gray", group = I("ulcer")), g("gray.strat", "gray", group = I("sex"), strata = I("ulcer")),
    g("fineGray", "fineGray", covariates = num("age", "sex", "thickness", "ulcer"), times = I(c(1000, 3000)), viaFinegray = TRUE,
      profiles = list(list(age = 50, sex = 1, thickness = 3, ulcer = 1))),
    g("fineGray.1", "fineGray", covariates = num("thickness"), failCauses = I(1), confLevel = 0.9),
    analysis("logrank", "logrank", time = "time", status = "event", event = I(1), group = I(c("sex", "ulcer")), pairwise = TRUE),
    analysis("cox", "cox", time = "time", status = "event", event = I(1), covariates = num("thickness", "ulcer"), residuals = TRUE, ties = I("efron")),
    analysis("ranks", "ranks", value = "thickness", group = I("ulcer")), analysis("logistic", "logistic", status = "event", event = I(1), covariates = num("thickness", "ulcer"))))

  d <- transplant[c("age", "sex", "abo", "year", "futime", "event")]
  # cmprsk::crr takes G(0) for G(0-): who leaves on the day of listing is left out
  d <- d[d$futime > 0, ][seq(1, sum(d$futime > 0), by = 2), ]
  d$event <- match(as.character(d$event), c("censored", "death", "ltx", "withdraw")) - 1
  d$sex <- as.character(d$sex)
  d$abo <- as.character(d$abo)
  d$recent <- as.integer(d$year >= 1996)
  c_ <- list(time = "futime", status = "event", censor = 0, causes = I(c(1, 2, 3)))
  write_case("transplant", "Liver transplant waiting list: death, transplant, withdrawal (every second row)", "R survival::transplant (Kim 2006)", survival_licence, d, list(
    k("cif", "cif", group = I("abo"), times = I(c(30, 180, 365, 1000, 2000))), g("gray", "gray", group = I("abo")), g("gray.strat", "gray", group = I("sex"), strata = I("recent")),
    g("fineGray", "fineGray", covariates = c(cat_("abo", "O", "A", "B", "AB"), num("recent")), failCauses = I(c(1, 2)), times = I(c(100, 500)),
      profiles = list(list(abo = "B", recent = 1))),
    analysis("crosstab", "crosstab", row = I("abo"), col = I("event")), analysis("ranks", "ranks", value = "age", group = I("abo"))))

  d <- pbcseq[pbcseq$id <= 60, c("id", "futime", "status", "trt", "age", "sex", "day", "bili", "albumin", "protime", "edema", "stage")]
  last <- !duplicated(d$id, fromLast = TRUE)
  d$stop <- ifelse(last, d$futime, c(d$day[-1], NA))
  d$status <- ifelse(last, d$status, 0)
  d$sex <- as.character(d$sex)
  e <- list(entry = "day", time = "stop", status = "status", event = I(2))
  write_case("pbcseq", "Primary biliary cholangitis, laboratory values in time (60 patients)", "R survival::pbcseq (Murtaugh 1994)", survival_licence, d, list(
    a("cox", "cox", covariates = num("bili", "albumin", "protime"), cluster = "id"), a("cox.factor", "cox", covariates = c(num("age"), cat_("stage", 3, 1, 2, 4)),
      times = I(c(365, 1825)), profiles = list(list(age = 50, stage = 2))),
    a("km", "km", group = I("edema"), times = I(c(365, 1825)), tau = I(1825)), a("logrank", "logrank", group = I("edema"), trend = TRUE),
    a("rate", "rate", group = I("edema"), per = 100, timeDivisor = 365.25)))

  d <- myeloid[myeloid$id <= 150, ]
  long <- tmerge(d[c("id", "trt", "sex")], d, id = id, death = event(futime, death), transplant = event(txtime), response = event(crtime), relapse = event(rltime))
  long$event <- with(long, ifelse(death == 1, "death", ifelse(relapse == 1, "relapse", ifelse(transplant == 1, "SCT", ifelse(response == 1, "CR", "censor")))))
  long$from <- ave(long$event, long$id, FUN = function(e) c("entry", e[-length(e)]))
  long <- long[c("id", "trt", "sex", "tstart", "tstop", "from", "event")]
  for (column in c("trt", "sex")) long[[column]] <- as.character(long[[column]])
  ms <- list(entry = "tstart", time = "tstop", id = "id", from = "from", status = "event", censor = "censor", states = I(c("entry", "CR", "SCT", "relapse", "death")))
  s <- function(id, type, ...) list(id = id, type = type, spec = c(ms, list(...)))
  write_case("myeloid", "Acute myeloid leukaemia: remission, transplant, relapse, death (150 patients)", "R survival::myeloid", survival_licence, long, list(
    s("states", "multistate", times = I(c(60, 180, 365, 1000)), tau = I(730)), s("states.trt", "multistate", group = I("trt"), times = I(c(30, 100, 365)), tau = I(1000)),
    list(id = "mcf", type = "mcf", spec = list(id = "id", entry = "tstart", time = "tstop", status = "event", event = I("SCT"), group = I("trt"), times = I(c(100, 365))))))

  d <- retinopathy
  for (column in names(d)) if (is.factor(d[[column]])) d[[column]] <- as.character(d[[column]])
  e <- list(time = "futime", status = "status", event = I(1))
  write_case("retinopathy", "Diabetic retinopathy, paired eyes", "R survival::retinopathy (Huster 1989)", survival_licence, d, list(
    a("km", "km", group = I(c("trt", "type")), times = I(c(12, 36, 60)), tau = I(48)), a("logrank", "logrank", group = I("risk"), pairwise = TRUE),
    a("logrank.strat", "logrank", group = I("trt"), strata = I(c("type", "laser"))),
    a("cox", "cox", covariates = c(num("age"), cat_("trt", 0, 1), cat_("type", "juvenile", "adult"), num("risk")), cluster = "id", times = I(c(10, 60)),
      profiles = list(list(age = 20, trt = 1, type = "adult", risk = 8))),
    a("cox.pair", "cox", covariates = num("trt"), strata = I("id")), a("rate", "rate", group = I("trt"), per = 100, timeDivisor = 12)))

  d <- rats
  e <- list(time = "time", status = "status", event = I(1))
  females <- list(where = list(only("sex", "==", "f")))
  write_case("rats", "Tumours in litters of rats", "R survival::rats (Mantel 1977)", survival_licence, d, list(
    a("cox", "cox", covariates = c(cat_("rx", 0, 1), cat_("sex", "f", "m")), cluster = "litter"),
    list(id = "cox.f", type = "cox", spec = c(females, e, list(covariates = num("rx"), ties = I(c("efron", "breslow", "exact")), residuals = TRUE))),
    list(id = "firth.m", type = "firthCox", spec = c(list(where = list(only("sex", "==", "m"))), e, list(covariates = num("rx")))),
    list(id = "logrank.litter", type = "logrank", spec = c(females, e, list(group = I("rx"), strata = I("litter")))),
    a("km", "km", group = I(c("sex", "rx")), times = I(c(50, 80, 104)), tau = I(100)), analysis("crosstab", "crosstab", row = I("rx"), col = I("status"))))

  e <- list(time = "time", status = "cens", event = I(1))
  treat <- cat_("treat", "control", "6-MP")
  d <- MASS::gehan
  d$treat <- as.character(d$treat)
  write_case("gehan", "Remission of leukaemia under 6-mercaptopurine", "R MASS::gehan (Freireich 1963, Gehan 1965)", mass_licence, d, c(
    endpoint("time", "cens", 1, "treat", c(0, 6, 7, 10, 23, 35, 36), c(20, 23, 35), 1, 1), list(
    a("cox", "cox", covariates = treat, ties = I(c("efron", "breslow", "exact")), uno = TRUE, residuals = TRUE, times = I(c(6, 23, 36)), profiles = list(list(treat = "6-MP"))),
    a("cox.cluster", "cox", covariates = treat, cluster = "pair"), a("cox.pair", "cox", covariates = treat, strata = I("pair")), a("logrank.pair", "logrank", group = I("treat"), strata = I("pair")),
    a("firth", "firthCox", covariates = treat), a("rmst", "rmstDiff", group = I("treat"), tau = I(c(15, 23))), a("fixed", "fixedTimeDiff", group = I("treat"), times = I(c(7, 15)), confLevel = 0.9),
    a("pseudo", "pseudo", times = I(c(6, 10)), tau = I(20)))))

  write_case("birthwt", "Low infant birth weight", "R MASS::birthwt (Hosmer and Lemeshow 1989)", mass_licence, MASS::birthwt, list(
    analysis("crosstab", "crosstab", row = I("smoke"), col = I("low")), analysis("crosstab.race", "crosstab", row = I("race"), col = I("low")),
    analysis("crosstab.wide", "crosstab", row = I("race"), col = I("ftv")), analysis("crosstab.zero", "crosstab", row = I("ht"), col = I("ui")),
    analysis("ranks", "ranks", value = "bwt", group = I("smoke")), analysis("ranks.race", "ranks", value = "bwt", group = I("race")),
    analysis("proportion", "proportion", status = "low", event = I(1), group = I("race")), analysis("proportion.99", "proportion", status = "low", event = I(1), confLevel = 0.99),
    analysis("logistic", "logistic", status = "low", event = I(1), covariates = c(num("lwt"), cat_("race", 1, 2, 3), num("smoke", "ht"))),
    analysis("logistic.sparse", "logistic", where = list(only("race", "==", 2)), status = "low", event = I(1), covariates = num("ht", "smoke", "ui"), confLevel = 0.9),
    analysis("table1", "table1", group = I("race"), variables = list(number("bwt"), number("lwt"), category("smoke"), category("ftv")))))

  d <- nafld1[nafld1$id %in% utils::head(sort(unique(nafld1$id[!is.na(nafld1$bmi)])), 300), c("id", "age", "male", "bmi", "futime", "status")]
  d$exit <- d$age + d$futime / 365.25
  d$heavy <- ifelse(d$bmi >= 30, "obese", "not")
  e <- list(entry = "age", time = "exit", status = "status", event = I(1))
  write_case("nafld", "Non-alcoholic fatty liver disease on the age scale (300 subjects)", "R survival::nafld1 (Allen 2018)", survival_licence, d, list(
    a("km", "km", times = I(c(40, 60, 80)), tau = I(85)), a("km.sex", "km", group = I("male"), times = I(c(40, 60, 80, 95))), a("logrank", "logrank", group = I(c("male", "heavy")), pairwise = TRUE),
    a("cox", "cox", covariates = num("male", "bmi"), times = I(c(60, 80)), profiles = list(list(male = 1, bmi = 30))), a("rate", "rate", group = I("male"), per = 1000),
    analysis("ranks", "ranks", value = "bmi", group = I("male"))), notes = "exit = age + futime / 365.25; delayed entry at the age at inclusion")

  d <- tobin
  d$bought <- as.integer(d$durable > 0)
  d$old <- ifelse(d$age > 45, "old", "young")
  write_case("tobin", "Tobin's durable goods", "R survival::tobin (Tobin 1958)", survival_licence, d, list(
    analysis("logistic", "logistic", status = "bought", event = I(1), covariates = num("age")), analysis("ranks", "ranks", value = "quant", group = I("bought")),
    analysis("crosstab", "crosstab", row = I("old"), col = I("bought")), analysis("table1", "table1", group = I("bought"), variables = list(number("age"), category("old"))),
    analysis("proportion", "proportion", status = "bought", event = I(1), group = I("old"))))

  d <- aml
  d$x <- as.character(d$x)
  e <- list(time = "time", status = "status", event = I(1))
  write_case("aml", "Maintenance of acute myelogenous leukaemia", "R survival::aml (Miller 1997)", survival_licence, d, list(
    a("km", "km", group = I("x"), times = I(c(5, 13, 31)), tau = I(c(30, 45))), a("logrank", "logrank", group = I("x")), a("fixed", "fixedTimeDiff", group = I("x"), times = I(c(13, 23, 40))),
    a("rmst", "rmstDiff", group = I("x"), tau = I(c(20, 40))), a("pseudo", "pseudo", times = I(c(13, 30))), a("firth", "firthCox", covariates = cat_("x", "Maintained", "Nonmaintained")),
    a("cox.99", "cox", covariates = cat_("x", "Maintained", "Nonmaintained"), confLevel = 0.99, residuals = TRUE, ties = I(c("breslow", "efron", "exact")))))
}
