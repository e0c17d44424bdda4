import { useSignal } from '@preact/signals';

const SHOWN_MS = 1_500;

export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const outcome = useSignal<'copied' | 'failed' | undefined>(undefined);
  const copy = async () => {
    outcome.value = await navigator.clipboard.writeText(text).then(
      () => 'copied' as const,
      () => 'failed' as const,
    );
    setTimeout(() => {
      outcome.value = undefined;
    }, SHOWN_MS);
  };
  return (
    <button type="button" class="copy" onClick={() => void copy()} aria-label={`Copy the ${what}`} title={`Copy the ${what}`}>
      {outcome.value === 'copied' ? '✓' : outcome.value === 'failed' ? '✕' : '⧉'}
    </button>
  );
}
