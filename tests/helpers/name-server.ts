import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';

/**
 * In a network of its own: runs the command that is its arguments, answers it for every name with this machine, and
 * prints what it asked for, how often it connected, and what it printed and ended with.
 */
const names: string[] = [];
let connections = 0;

const resolver = createSocket('udp4', (query, { port, address }) => {
  names.push(nameIn(query));
  resolver.send(answerTo(query), port, address);
}).bind(53, '127.0.0.1');
await once(resolver, 'listening');
for (const port of [80, 443]) {
  const server = createServer(socket => {
    connections++;
    socket.destroy();
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
}

const [, , program, ...argv] = process.argv;
const child = spawn(program!, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
const end = once(child, 'exit');
const out = await text(child.stdout);
const [status] = await end;
process.stdout.write(JSON.stringify({ names, connections, status, out }), () => process.exit());

/** Labels, each after its length, up to an empty one (RFC 1035, 4.1.2). */
function nameIn(query: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; query[at]; at += query[at]! + 1)
    labels.push(query.toString('latin1', at + 1, at + 1 + query[at]!));
  return labels.join('.');
}

/** The question, and for an IPv4 address the answer 127.0.0.1. */
function answerTo(query: Buffer): Buffer {
  let end = 12;
  while (query[end]) end += query[end]! + 1;
  const question = query.subarray(12, end + 5);
  const isIPv4 = query.readUInt16BE(end + 1) === 1;
  const head = Buffer.from([query[0]!, query[1]!, 0x81, 0x80, 0, 1, 0, isIPv4 ? 1 : 0, 0, 0, 0, 0]);
  const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1]);
  return Buffer.concat(isIPv4 ? [head, question, answer] : [head, question]);
}
