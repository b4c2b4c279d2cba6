/** Two seconds of next to nothing as a sound file, for the gallery and for tests: of characters of ASCII alone, as files of text are. */
export function quietWav(): string {
  const rate = 8000;
  const samples = 2 * rate - 64;
  const word = (value: number): string => String.fromCharCode(value & 255, (value >> 8) & 255, (value >> 16) & 255, 0);
  // One channel of eight bits, in which 127 is one below nothing.
  const format = `fmt ${word(16)}\u0001\0\u0001\0${word(rate)}${word(rate)}\u0001\0\u0008\0`;
  return `RIFF${word(36 + samples)}WAVE${format}data${word(samples)}${'\u007f'.repeat(samples)}`;
}
