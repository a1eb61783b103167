package org.aroregistry.core.store.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs all tests of a class on H2 and again on MySQL, each with a new, empty database of its own.
 *
 * <p>The constructor (or a test method) takes the {@link TestDatabase}. The MySQL server is, in this order: the one that
 * {@code ARO_TEST_DB_URL} names (with {@code ARO_TEST_DB_USER} and {@code ARO_TEST_DB_PASSWORD}); a container, where Docker runs; a
 * {@code mysqld} of this machine ({@code ARO_MYSQLD}, or on the PATH or in /usr/sbin), started for the tests and stopped after them. Without
 * any, the tests on MySQL are skipped and one line says so; with {@code ARO_REQUIRE_MYSQL=true} they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(DatabaseTestExtension.class)
public @interface DatabaseTest {}
