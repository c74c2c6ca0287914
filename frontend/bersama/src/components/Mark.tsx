/** The service's mark: a gonjong roof over an open book of rows. Drawn for this service. */
export function Mark() {
  return (
    <svg width="44" height="40" viewBox="0 0 44 40" aria-hidden="true" focusable="false">
      <path
        class="app-wordmark__roof"
        d="M2 4c4 9 10 12 20 12S38 13 42 4c1 10-4 17-9 18H11C6 21 1 14 2 4z"
      />
      <path class="app-wordmark__rows" d="M10 25h24v3H10zm0 5h24v3H10zm0 5h16v3H10z" />
    </svg>
  );
}
