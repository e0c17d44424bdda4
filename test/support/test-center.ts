import { seededRandom } from '../../local/cloud/seeded-random';
import type { VirtualClock } from '../../local/cloud/virtual-clock';
import type { Weather } from '../../local/cloud/weather';
import { type ContactCenter, startContactCenter } from '../../local/contact-center';
import type { Real } from '../../local/real';
import { clockFor } from '../../local/services/lambda/runtime/choose';
import { inProcess } from '../../local/services/lambda/runtime/in-process';
import type { Runtime } from '../../local/services/lambda/runtime/runtime';
import type { Leg, LegEvent } from '../../local/telephone/telephone-network';
import { ASSEMBLY } from './assembly';
import { recordPermissions } from './record-permissions';

/** Wednesday 10:00 in San Francisco. */
export const WEDNESDAY_MORNING = Date.parse('2026-11-18T18:00:00Z');

export interface TestCenter extends ContactCenter {
  readonly clock: VirtualClock;
  /** Somebody with a phone. */
  caller(number: string): Person;
  /** Nothing is left to happen: every execution, event and retry has finished. */
  settle(): Promise<void>;
}

export interface TestCenterOptions {
  readonly seed?: string;
  /** Another one than cdk.out is one that was broken on purpose: what its roles are denied says nothing about the product. */
  readonly assembly?: string;
  readonly startMs?: number;
  readonly runtime?: Runtime;
  readonly weather?: Weather;
  /** Listens there, as `npm start` does, so that commands reach everything behind it. */
  readonly port?: number;
  /** What is left to the real service. */
  readonly real?: Real;
}

/** The contact center of cdk.out on virtual time. What its roles did is left for `npm run permissions`. */
export async function startTestCenter(options: TestCenterOptions = {}): Promise<TestCenter> {
  const { seed = '1', assembly = ASSEMBLY, startMs = WEDNESDAY_MORNING, runtime = inProcess, weather, port, real } = options;
  const clock = clockFor(runtime, startMs);
  const center = await startContactCenter({
    assembly,
    clock,
    random: seededRandom(seed),
    runtime,
    ...(weather && { weather }),
    ...(port !== undefined && { port }),
    ...(real && { real }),
  });
  const close = async () => {
    if (assembly === ASSEMBLY) recordPermissions(center.cloud);
    await center.close();
  };
  return { ...center, clock, close, caller: (number) => new Person(center, clock, number), settle: () => clock.settle() };
}

/** Rings seen by a person's phone, newest last. */
export class Person {
  readonly rings: Leg[] = [];
  constructor(
    private readonly center: ContactCenter,
    private readonly clock: VirtualClock,
    readonly number: string,
  ) {
    center.telephone.person(number, (leg) => this.rings.push(leg));
  }

  /** Dials, and listens until the center has opened. */
  async dials(): Promise<Conversation> {
    const call = new Conversation(this.center.telephone.dial(this.number, this.center.number), this.clock);
    await call.untilListening();
    return call;
  }

  /** Waits for the phone to ring. */
  async isRung(): Promise<Leg> {
    const before = this.rings.length;
    const rung = () => this.rings.find((leg, index) => index >= before || leg.state === 'ringing');
    if (!(await this.clock.runUntil(() => rung() !== undefined))) throw new Error('the phone never rang');
    return rung() as Leg;
  }

  /** Waits for the phone to ring, answers, and listens to the opening. */
  async answers(): Promise<Conversation> {
    const leg = await this.isRung();
    const call = new Conversation(leg, this.clock);
    leg.answers();
    await call.untilListening();
    return call;
  }
}

export class Conversation {
  readonly heard: string[] = [];
  readonly turns: Extract<LegEvent, { type: 'turn' }>[] = [];
  endedBecause: string | undefined;
  private isListening = false;

  constructor(
    readonly leg: Leg,
    private readonly clock: VirtualClock,
  ) {
    leg.subscribe((event) => {
      if (event.type === 'prompt') this.heard.push(event.text);
      if (event.type === 'turn') this.turns.push(event);
      if (event.type === 'listening') this.isListening = true;
      if (event.type === 'ended') this.endedBecause = event.reason;
    });
  }

  /** Says it, and gives what is heard until the center listens again or has hung up. */
  async says(text: string): Promise<string> {
    const before = this.heard.length;
    this.isListening = false;
    this.leg.says(text);
    await this.untilListening();
    return this.heard.slice(before).join(' ');
  }

  /** Presses keys, and gives what is heard until the center listens again or has hung up. */
  async presses(keys: string): Promise<string> {
    const before = this.heard.length;
    this.isListening = false;
    this.leg.presses(keys);
    await this.untilListening();
    return this.heard.slice(before).join(' ');
  }

  /** Says these one after the other; gives the last reply. */
  async saysAll(...lines: readonly string[]): Promise<string> {
    let heard = '';
    for (const line of lines) heard = await this.says(line);
    return heard;
  }

  hangsUp(): void {
    this.leg.hangsUp();
  }

  async untilListening(): Promise<void> {
    const done = await this.clock.runUntil(() => this.isListening || this.endedBecause !== undefined);
    if (!done) throw new Error('the center neither listens nor hangs up');
  }
}
