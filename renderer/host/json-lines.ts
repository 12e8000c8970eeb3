/** Cuts a stream of bytes into the JSON values of its lines. */

/** Blank lines, which keep a quiet stream awake, are left out. Rejects on a line that is not JSON. */
export async function* readJsonLines(bytes: ReadableStream<Uint8Array>): AsyncGenerator<unknown, void> {
  const reader = bytes.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line) yield JSON.parse(line) as unknown;
    }
  } finally {
    await reader.cancel();
  }
}
