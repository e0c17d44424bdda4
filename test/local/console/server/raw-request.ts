import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends exactly these bytes, and gives what comes back until the server has closed the connection or answered in full. */
export function rawRequest(
  port: number,
  text: string | readonly (string | Buffer)[],
): Promise<RawAnswer & { readonly sentBytes: number; readonly isClosed: boolean }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    let failure: Error | undefined;
    const finish = (isClosed: boolean) => {
      const sentBytes = socket.bytesWritten;
      socket.destroy();
      if (received === '') reject(failure ?? new Error('the server closed the connection without a word'));
      else resolve({ ...parsed(received), sentBytes, isClosed });
    };
    socket.on('connect', () => {
      for (const each of [text].flat()) socket.write(each);
    });
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (isComplete(received) && !/^connection: close/im.test(received)) finish(false);
    });
    socket.on('error', (error) => (failure = error));
    socket.on('close', () => finish(true));
  });
}

const parsed = (text: string): RawAnswer => {
  const [head = '', body = ''] = text.split(/\r\n\r\n(.*)/s);
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
  const chunked = /^([0-9a-f]+)\r\n/i.exec(body);
  return {
    status: Number(statusLine.split(' ')[1]),
    headers,
    body: chunked && headers['transfer-encoding'] ? body.slice(chunked[0].length) : body,
  };
};

function isComplete(text: string): boolean {
  const { status, headers, body } = parsed(text);
  if (!text.includes('\r\n\r\n')) return false;
  if (status === 204 || status === 304) return true;
  return headers['content-length'] === undefined
    ? /\r\n0\r\n\r\n$|^0\r\n\r\n$/.test(text)
    : Buffer.byteLength(body, 'latin1') >= Number(headers['content-length']);
}
