package expunge.rulebook;

import expunge.record.Day;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.AccumulateFunction;

/** Goes through days and makes one of them, as Drools calls it. */
abstract class DayAccumulate implements AccumulateFunction<DayAccumulate.Days> {

  /** The days gone through so far. */
  static final class Days implements Serializable {
    private static final long serialVersionUID = 1;
    private final transient List<Day> days = new ArrayList<>();
  }

  abstract Day of(List<Day> days);

  @Override
  public Days createContext() {
    return new Days();
  }

  @Override
  public void init(Days context) {
    context.days.clear();
  }

  @Override
  public void accumulate(Days context, Object value) {
    context.days.add((Day) value);
  }

  @Override
  public void reverse(Days context, Object value) {
    throw new IllegalStateException("nothing is ever taken back");
  }

  @Override
  public @Nullable Object getResult(Days context) {
    return context.days.stream().allMatch(Day::absent) ? null : of(context.days);
  }

  @Override
  public boolean supportsReverse() {
    return false;
  }

  @Override
  public Class<?> getResultType() {
    return Day.class;
  }

  @Override
  public void writeExternal(ObjectOutput out) {}

  @Override
  public void readExternal(ObjectInput in) {}
}
