/** A key that does what it stands beside. People who listen learn it from the list of keys (`?`). */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span class="app-caps" aria-hidden="true">
      {keys.split(" ").map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
