package org.circulog.testing;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.circulog.contract.ContractChecked;

/** A test that talks to the running service over HTTP, with a real PostgreSQL behind it and the demo keys in force. */
@QuarkusTest
@ContractChecked
@WithTestResource(EmbeddedDatabaseResource.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ApiTest {}
