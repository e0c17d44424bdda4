const SHORTCUTS = [
  ['Alt + D', 'dial'],
  ['Alt + A', 'answer'],
  ['Alt + H', 'hang up or decline'],
  ['Enter', 'say what you typed'],
] as const;

export function Shortcuts() {
  return (
    <details class="shortcuts">
      <summary>Keyboard</summary>
      <dl>
        {SHORTCUTS.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
