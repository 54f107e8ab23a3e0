package expunge.rulebook;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.drools.model.BitMask;
import org.drools.model.Channel;
import org.drools.model.Consequence;
import org.drools.model.Drools;
import org.drools.model.DroolsEntryPoint;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.View;
import org.drools.model.functions.BlockN;

/**
 * A compiled rule whose conclusions are noted under its name instead of inserted, so that no other
 * rule sees them.
 */
record Noted(Rule rule, BiConsumer<String, Object> notes) implements Rule {

  @Override
  public String getName() {
    return rule.getName();
  }

  @Override
  public String getPackage() {
    return rule.getPackage();
  }

  @Override
  public View getView() {
    return rule.getView();
  }

  @Override
  public Consequence getDefaultConsequence() {
    return new Noting(rule.getDefaultConsequence(), this::note);
  }

  @Override
  public Map<String, Consequence> getConsequences() {
    return rule.getConsequences().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> new Noting(e.getValue(), this::note)));
  }

  @Override
  public <T> T getAttribute(Attribute<T> attribute) {
    return rule.getAttribute(attribute);
  }

  @Override
  public Map<String, Object> getMetaData() {
    return rule.getMetaData();
  }

  @Override
  public Object getMetaData(String name) {
    return rule.getMetaData(name);
  }

  @Override
  public String getUnit() {
    return rule.getUnit();
  }

  private void note(Object concluded) {
    notes.accept(getName(), concluded);
  }

  private interface Note {
    void of(Object concluded);
  }

  private record Noting(Consequence consequence, Note note) implements Consequence {
    @Override
    @SuppressWarnings("rawtypes") // the interface is written so
    public Variable[] getVariables() {
      return consequence.getVariables();
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface is written so
    public Variable[] getDeclarations() {
      return consequence.getDeclarations();
    }

    @Override
    public BlockN getBlock() {
      BlockN block = consequence.getBlock();
      return arguments -> {
        Object[] copy = arguments.clone();
        copy[0] = new Pad(note);
        block.execute(copy);
      };
    }

    @Override
    public boolean isUsingDrools() {
      return consequence.isUsingDrools();
    }

    @Override
    public boolean isBreaking() {
      return consequence.isBreaking();
    }

    @Override
    public String getLanguage() {
      return consequence.getLanguage();
    }
  }

  /** What a consequence takes for the engine; rules only ever insert. */
  private record Pad(Note note) implements Drools {
    private static final String ONLY_INSERTS = "a rule only inserts";

    @Override
    public void insert(Object concluded) {
      note.of(concluded);
    }

    @Override
    public void insert(Object concluded, boolean dynamic) {
      note.of(concluded);
    }

    @Override
    public void update(Object object, String... properties) {
      throw new UnsupportedOperationException(ONLY_INSERTS);
    }

    @Override
    public void update(Object object, BitMask properties) {
      throw new UnsupportedOperationException(ONLY_INSERTS);
    }

    @Override
    public void delete(Object object) {
      throw new UnsupportedOperationException(ONLY_INSERTS);
    }

    @Override
    public <T> T getRuntime(Class<T> type) {
      throw new UnsupportedOperationException(ONLY_INSERTS);
    }

    @Override
    public <T> T getContext(Class<T> type) {
      throw new UnsupportedOperationException(ONLY_INSERTS);
    }

    @Override
    public DroolsEntryPoint getEntryPoint(String name) {
      throw new UnsupportedOperationException(ONLY_INSERTS);
    }

    @Override
    public void halt() {
      throw new UnsupportedOperationException(ONLY_INSERTS);
    }

    @Override
    public void setFocus(String group) {
      throw new UnsupportedOperationException(ONLY_INSERTS);
    }

    @Override
    public Channel getChannel(String name) {
      throw new UnsupportedOperationException(ONLY_INSERTS);
    }

    @Override
    public void logicalInsert(Object object) {
      throw new UnsupportedOperationException(ONLY_INSERTS);
    }

    @Override
    public void insertAsync(Object object) {
      throw new UnsupportedOperationException(ONLY_INSERTS);
    }
  }
}
