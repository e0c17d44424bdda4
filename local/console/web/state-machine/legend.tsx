/** No color means anything that a shape and a word do not say as well. */
export function Legend() {
  return (
    <p class="legend quiet">
      <span>◌ not entered</span>
      <span>● running</span>
      <span>✓ done</span>
      <span>⚠ failed, caught</span>
      <span>✕ failed</span>
      <span>↻ retries</span>
      <span>× visits</span>
      <span>
        <svg class="legend-line" viewBox="0 0 28 6" aria-hidden="true">
          <path class="edge edge-catch" d="M0 3H28" />
        </svg>{' '}
        on error
      </span>
    </p>
  );
}
