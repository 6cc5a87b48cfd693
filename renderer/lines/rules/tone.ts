const toneSeconds = 0.18;
const toneHertz = 880;

let context: AudioContext | null = null;

/** A short tone. A browser allows it once the user has pressed something on the page. */
export const playTone = (): void => {
  context ??= new AudioContext();
  const oscillator = new OscillatorNode(context, { frequency: toneHertz });
  const volume = new GainNode(context, { gain: 0.15 });
  volume.gain.setTargetAtTime(0, context.currentTime + toneSeconds / 2, toneSeconds / 6);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start();
  oscillator.stop(context.currentTime + toneSeconds * 2);
};
