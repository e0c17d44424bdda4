import { phone, transcript } from '../console-state/store';
import type { TranscriptLine } from '../console-state/transcript';
import { shownCall } from './shown-call';
import { TurnFacts } from './turn-facts';

/** The newest line stays in sight by itself: the box is filled from its end (transcript.css). */
export function Transcript() {
  const lines = transcript.value;
  const last = lines.at(-1);
  const isThinking = last?.kind === 'said' && !last.isAnswered && shownCall(phone.value).canTalk;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div class="transcript" role="log" aria-label="Transcript" aria-live="polite" tabIndex={0}>
      <div class="lines">
        {lines.length === 0 && (
          <p class="quiet">
            Dial, then type what you would say on the phone. Atlas answers here. Ask it to call you back, and watch what that sets in
            motion.
          </p>
        )}
        <ol>
          {lines.map((line, index) => (
            <Line key={String(index)} line={line} />
          ))}
        </ol>
        {isThinking && (
          <p class="thinking">
            <span class="visually-hidden">Atlas is thinking</span>
            <i />
            <i />
            <i />
          </p>
        )}
      </div>
    </div>
  );
}

function Line({ line }: { readonly line: TranscriptLine }) {
  if (line.kind === 'note') return <li class="line-note quiet">{line.text}</li>;
  if (line.kind === 'said') {
    return (
      <li class="line line-said">
        <span class="visually-hidden">{line.by === 'keys' ? 'You pressed: ' : 'You: '}</span>
        <p>{line.by === 'keys' ? <kbd>{line.text}</kbd> : line.text}</p>
      </li>
    );
  }
  return (
    <li class="line line-atlas">
      <span class="visually-hidden">Atlas: </span>
      {line.text !== '' && <p>{line.text}</p>}
      {line.turn && <TurnFacts turn={line.turn} />}
    </li>
  );
}
