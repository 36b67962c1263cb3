package dev.ragged.profiling;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks methods of an interface whose calls {@link OperationProfiler#proxy} measures.
 *
 * <p>By itself it does nothing: Java wraps no method because of an annotation. Calls that go past
 * the proxy, such as those of an object to itself, are not measured. For a single function {@link
 * OperationProfiler#profiled} is the shorter way.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Profiled {
  /** Returns the name of the span; empty for that of the method, {@code Searcher.search}. */
  String value() default "";
}
