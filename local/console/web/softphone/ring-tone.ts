/** North America's ring: two tones for two seconds, then four of silence. */
const TONES_HZ = [440, 480];
const SOUND_SECONDS = 2;
const PERIOD_MS = 6_000;
const LOUDNESS = 0.06;

let context: AudioContext | undefined;
let timer: ReturnType<typeof setInterval> | undefined;
let sounding: AudioScheduledSourceNode[] = [];

/** A browser lets a page sound only after the person has done something in it; before that the ring is silent. */
export function startRinging(): void {
  if (timer !== undefined || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  void context.resume().catch(() => undefined);
  ringOnce(context);
  timer = setInterval(() => context && ringOnce(context), PERIOD_MS);
}

export function stopRinging(): void {
  clearInterval(timer);
  timer = undefined;
  for (const tone of sounding) tone.stop();
  sounding = [];
}

function ringOnce(audio: AudioContext): void {
  const volume = new GainNode(audio, { gain: 0 });
  const { currentTime } = audio;
  volume.gain.setTargetAtTime(LOUDNESS, currentTime, 0.02);
  volume.gain.setTargetAtTime(0, currentTime + SOUND_SECONDS - 0.1, 0.03);
  volume.connect(audio.destination);
  sounding = TONES_HZ.map((frequency) => {
    const tone = new OscillatorNode(audio, { frequency });
    tone.connect(volume);
    tone.start();
    tone.stop(currentTime + SOUND_SECONDS);
    return tone;
  });
}
