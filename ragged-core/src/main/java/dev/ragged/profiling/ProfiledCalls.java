package dev.ragged.profiling;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Passes calls on to an object, those of annotated methods in a span. Thread-safe if it is. */
final class ProfiledCalls implements InvocationHandler {
  private final OperationProfiler profiler;
  private final Object target;
  private final Map<Method, String> names;

  /** By itself: only this copy of a method may be called whatever its modifiers say. */
  private final Map<Method, Method> accessible;

  private ProfiledCalls(
      OperationProfiler profiler,
      Object target,
      Map<Method, String> names,
      Map<Method, Method> accessible) {
    this.profiler = profiler;
    this.target = target;
    this.names = names;
    this.accessible = accessible;
  }

  static ProfiledCalls of(OperationProfiler profiler, Class<?> type, Object target) {
    if (!type.isInterface()) {
      throw new IllegalArgumentException(
          "only calls through an interface can be measured: type=" + type.getName());
    }
    Map<Method, String> names = new HashMap<>();
    Map<Method, Method> accessible = new HashMap<>();
    for (Method method : type.getMethods()) {
      if (!Modifier.isStatic(method.getModifiers()) && !method.trySetAccessible()) {
        throw new IllegalArgumentException(
            type.getName()
                + " is not accessible; make it public and export its package to dev.ragged.core,"
                + " or open the package to it");
      }
      accessible.put(method, method);
      Profiled profiled = method.getAnnotation(Profiled.class);
      if (profiled != null) {
        names.put(
            method,
            profiled.value().isEmpty()
                ? type.getSimpleName() + "." + method.getName()
                : profiled.value());
      }
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "no method of "
              + type.getName()
              + " has @Profiled, so nothing would be measured; annotate those that matter");
    }
    return new ProfiledCalls(profiler, target, names, accessible);
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (isEquals(method)) {
      return arguments != null && proxy == arguments[0];
    }
    String name = names.get(method);
    if (name == null) {
      return call(method, arguments);
    }
    try (Span span = profiler.span(name)) {
      try {
        return call(method, arguments);
      } catch (Throwable e) {
        span.fail(e);
        throw e;
      }
    }
  }

  private static boolean isEquals(Method method) {
    return method.getDeclaringClass() == Object.class && method.getName().equals("equals");
  }

  private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    try {
      return accessible.getOrDefault(method, method).invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
