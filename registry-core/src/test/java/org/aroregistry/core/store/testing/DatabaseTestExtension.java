package org.aroregistry.core.store.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each class marked {@link DatabaseTest} one run per kind of database. */
final class DatabaseTestExtension implements ClassTemplateInvocationContextProvider {
    /** One line per class that ran on MySQL: proof for the build that the tests were not skipped. */
    private static final Path EVIDENCE = Path.of("target", "mysql-tests.txt");

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
            ExtensionContext context) {
        Optional<MySqlServer> server = context.getRoot()
                .getStore(Namespace.create(DatabaseTestExtension.class))
                .computeIfAbsent(
                        MySqlServer.Search.class, key -> MySqlServer.Search.everywhere(), MySqlServer.Search.class)
                .found();
        return Stream.of(
                new Run("H2", Optional.of(TestDatabase.h2())), new Run("MySQL", server.map(TestDatabase::mySql)));
    }

    /** All tests of a class on one database, or none if there is no such database. */
    private record Run(String kind, Optional<TestDatabase> database) implements ClassTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return kind;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Condition(database.isPresent()), new Parameter(database), new Cleanup(database));
        }
    }

    private record Condition(boolean available) implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return available
                    ? ConditionEvaluationResult.enabled("database available")
                    : ConditionEvaluationResult.disabled("no MySQL server");
        }
    }

    private record Parameter(Optional<TestDatabase> database) implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestDatabase.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return database.orElseGet(TestDatabase::h2);
        }
    }

    private record Cleanup(Optional<TestDatabase> database) implements AfterClassTemplateInvocationCallback {
        @Override
        public void afterClassTemplateInvocation(ExtensionContext context) {
            if (database.isEmpty()) {
                return;
            }
            TestDatabase used = database.get();
            used.drop();
            if (used.isMySql()) {
                try {
                    Files.createDirectories(EVIDENCE.getParent());
                    Files.writeString(
                            EVIDENCE,
                            context.getRequiredTestClass().getName() + "\n",
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
