package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.SITE;

import java.util.List;

/** The participating sites; a site is known from its first upload on. */
public final class Sites {
    private final Database database;

    Sites(Database database) {
        this.database = database;
    }

    /** Returns the known sites by code. */
    public List<Site> list() {
        return database.read("reading the sites", query -> query.selectFrom(SITE)
                .orderBy(SITE.SITE_ID)
                .fetch(site -> new Site(site.getSiteId(), Database.instant(site.getFirstSeenAt()))));
    }
}
