import { sseParser } from '../../../../../local/console/web/connection/sse-parser';

function parsed(...pieces: string[]): string[] {
  const told: string[] = [];
  const parse = sseParser((data) => told.push(data));
  for (const piece of pieces) parse(piece);
  return told;
}

it('tells the data of each event', () => {
  expect(parsed('data: {"a":1}\n\ndata:{"b":2}\n\n')).toEqual(['{"a":1}', '{"b":2}']);
});

it.each(['\n', '\r\n', '\r'])('takes lines that end in %j', (end) => {
  expect(parsed(`data: one${end}data: two${end}${end}data: three${end}${end}x`)).toEqual(['one\ntwo', 'three']);
});

it('gives the same however the stream is cut', () => {
  const stream = ': hello\r\nevent: x\r\ndata: {"text":"grüß\\n"}\r\n\r\ndata: 2\n\n:\n\ndata: 3\n\n';
  const whole = parsed(stream);
  expect(whole).toEqual(['{"text":"grüß\\n"}', '2', '3']);
  for (let cut = 0; cut <= stream.length; cut++) expect(parsed(stream.slice(0, cut), stream.slice(cut))).toEqual(whole);
  expect(parsed(...stream)).toEqual(whole);
});

it('tells nothing of heartbeats, of other fields, or of an event that has not ended', () => {
  expect(parsed(':\n\n', 'retry: 5\n\n', 'id: 7\n\n', 'data: half')).toEqual([]);
});
