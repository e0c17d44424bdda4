const KEY = 'atlas-token';

/**
 * The token that `npm start` put into the fragment of the address. It is taken out of the address bar, so that it is not copied or
 * bookmarked along with it, and kept for this tab only, so that a reload works.
 */
export function takeAccessToken(): string | undefined {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    history.replaceState(null, '', location.pathname + location.search);
    keep(given);
    return given;
  }
  return kept();
}

/** Storage may be forbidden; the token then lives as long as the page. */
function keep(token: string): void {
  try {
    sessionStorage.setItem(KEY, token);
  } catch {
    // The page works without it, only not after a reload.
  }
}

function kept(): string | undefined {
  try {
    return sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}
