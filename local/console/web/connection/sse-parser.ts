/**
 * Reads a stream of server-sent events, piece by piece as it arrives, and tells the data of each. Pieces may be cut anywhere, also between
 * CR and LF. Not here: the fields `event`, `id` and `retry`, which the console's server does not send; they and comments are skipped.
 */
export function sseParser(onData: (data: string) => void): (piece: string) => void {
  let rest = '';
  let data: string[] = [];

  const takeLine = (line: string) => {
    if (line === '') {
      if (data.length > 0) onData(data.join('\n'));
      data = [];
    } else if (line.startsWith('data:')) data.push(line.slice(line.startsWith('data: ') ? 6 : 5));
  };

  return (piece) => {
    const text = rest + piece;
    // A CR at the very end may be half of a CRLF: it waits for what follows.
    const end = text.endsWith('\r') ? text.length - 1 : text.length;
    const lines = text.slice(0, end).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '') + text.slice(end);
    for (const line of lines) takeLine(line);
  };
}
